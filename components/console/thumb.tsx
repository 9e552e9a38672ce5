import { ImageOff } from 'lucide-react'
import { cn } from '../ui/cn'

/** A product's picture as a square of 40 px (or as `className` says); from /pictures, small. */
export function Thumb({ pictureId, alt, className }: { pictureId: string | null; alt: string; className?: string }) {
  const box = cn('size-10 shrink-0 rounded-control border border-line bg-sunken object-cover', className)
  if (pictureId === null) return <span className={cn(box, 'grid place-content-center text-muted')}><ImageOff aria-hidden className="size-4" /></span>
  return <img src={`/pictures/${pictureId}?w=160`} alt={alt} width={80} height={80} loading="lazy" decoding="async" className={box} />
}
