'use client'
import { useEffect, useRef } from 'react'
import { Picture } from './picture'
import type { PictureShape } from './shapes'

interface GalleryProps {
  readonly pictures: readonly PictureShape[]
  readonly alt: string
  readonly shown: number
  readonly onShow: (index: number) => void
  readonly texts: { readonly gallery: string; readonly picture: (index: number) => string }
}

/** One large picture with the others as a strip; on a phone the pictures are swiped. */
export function Gallery({ pictures, alt, shown, onShow, texts }: GalleryProps) {
  const track = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = track.current
    const target = box?.children[shown]
    if (box && target instanceof HTMLElement && Math.abs(box.scrollLeft - target.offsetLeft) > 8) box.scrollTo({ left: target.offsetLeft, behavior: 'smooth' })
  }, [shown])
  const follow = () => {
    const box = track.current
    if (!box || box.clientWidth === 0) return
    const index = Math.trunc((box.scrollLeft + box.clientWidth / 2) / box.clientWidth)
    if (index !== shown && index < pictures.length) onShow(index)
  }
  if (pictures.length === 0) return <Picture picture={null} alt={alt} sizes="50vw" className="rounded-card" />
  return (
    <section aria-label={texts.gallery} className="flex flex-col gap-3">
      <div ref={track} onScrollEnd={follow} className="relative -mx-4 flex snap-x snap-mandatory overflow-x-auto [scrollbar-width:none] sm:mx-0 sm:rounded-card">
        {pictures.map((picture, index) => (
          <div key={picture.id} className="gallery-page" aria-hidden={index === shown ? undefined : true}>
            <Picture picture={picture} alt={index === shown ? alt : ''} sizes="(min-width: 1024px) 620px, 100vw" isFirst={index === 0} />
          </div>
        ))}
      </div>
      {pictures.length > 1 ? (
        <div className="flex flex-wrap gap-2">
          {pictures.map((picture, index) => (
            <button
              key={picture.id}
              type="button"
              aria-label={texts.picture(index + 1)}
              aria-pressed={index === shown}
              onClick={() => onShow(index)}
              className="gallery-choice"
            >
              <Picture picture={picture} alt="" sizes="small" />
            </button>
          ))}
        </div>
      ) : null}
    </section>
  )
}
