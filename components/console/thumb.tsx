import { ImageOff } from 'lucide-react'
import { cn } from '../ui/cn'

/** A product's picture as a square of 40 px (or as `className` says); from /pictures, small. */
export function Thumb({ pictureId, alt, className }: { pictureId: string | null; alt: string; className?: string }) {
  const box = cn('size-10 shrink-0 rounded-control border border-line bg-sunken object-cover', className)
  if (pictureId === null) return <span className={cn(box, 'grid place-content-center text-muted')}><ImageOff aria-hidden className="size-4" /></span>
  return <img src={`/pictures/${pictureId}?w=160`} alt={alt} width={80} height={80} loading="lazy" decoding="async" className={box} />
}

/** Up to three pictures of an order's lines, the rest as a number. */
export function Thumbs({ pictures }: { pictures: readonly { readonly pictureId: string | null; readonly alt: string; readonly quantity: number }[] }) {
  const rest = pictures.length - 3
  return (
    <span className="flex shrink-0 items-center">
      {pictures.slice(0, 3).map((picture, index) => (
        <span key={index} className={cn('relative shrink-0', index > 0 && '-ml-3')}>
          <Thumb pictureId={picture.pictureId} alt={picture.alt} className="size-9" />
          {picture.quantity > 1 ? <span className="absolute -right-1 -bottom-1 rounded-full bg-text px-1 text-12 leading-4 text-surface">×{picture.quantity}</span> : null}
        </span>
      ))}
      {rest > 0 ? <span className="ml-1 text-12 text-muted">+{rest}</span> : null}
    </span>
  )
}
