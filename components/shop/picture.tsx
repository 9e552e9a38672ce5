import type { PictureShape } from './shapes'

const WIDTHS = [320, 640, 960]

interface PictureProps {
  readonly picture: PictureShape | null | undefined
  readonly alt: string
  /** As the sizes attribute: how wide it will be drawn. "small": up to 80 px, one file is enough. */
  readonly sizes: string
  /** Drawn above the fold: loaded at once and first. */
  readonly isFirst?: boolean
  /** Fills the height of its box instead of keeping 4:5. */
  readonly isTall?: boolean
  readonly className?: string
}

/** A product picture, 4:5, on its own colour until it has come. */
export function Picture({ picture, alt, sizes, isFirst, isTall, className = '' }: PictureProps) {
  const box = [isTall ? 'h-full w-full object-cover' : 'picture', className].filter(Boolean).join(' ')
  const isSmall = sizes === 'small'
  if (!picture) return <div role="img" aria-label={alt} className={`${box} bg-sunken`} />
  return (
    <img
      src={`/pictures/${picture.id}?w=${isSmall ? 160 : 640}`}
      {...(isSmall ? {} : { srcSet: WIDTHS.map((width) => `/pictures/${picture.id}?w=${width} ${width}w`).join(', '), sizes })}
      width={picture.width}
      height={picture.height}
      alt={alt}
      {...(isFirst ? { fetchPriority: 'high' as const } : { loading: 'lazy' as const })}
      decoding="async"
      className={box}
      style={{ backgroundColor: picture.colour }}
    />
  )
}

/** A small square picture of a line in a cart or an order. */
export function Thumb({ pictureId, alt, className = 'size-16' }: { pictureId: string | null; alt: string; className?: string }) {
  const box = `shrink-0 rounded-control bg-sunken object-cover ${className}`
  if (!pictureId) return <span className={box} />
  return <img src={`/pictures/${pictureId}?w=160`} alt={alt} width={160} height={160} loading="lazy" decoding="async" className={box} />
}
