import sharp from 'sharp'
import { AppError } from '@/lib/foundation/errors'

export interface EncodedPicture {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mime: 'image/webp'
  readonly width: number
  readonly height: number
  /** `#rrggbb`: shown before the picture arrives. */
  readonly colour: string
}

const WIDEST = 1200
const NARROWEST = 64 // smaller ones are tracking dots and swatches
const MOST_PIXELS = 40_000_000 // a small file can unpack to gigabytes (reliability.md section 12, B99)
const QUALITY = 80
const EFFORT = 2 // of 6: a tenth larger, three times faster
// No SVG (it is a program), no AVIF or HEIF (their decoder has been an entrance).
const READABLE = new Set(['jpeg', 'png', 'webp', 'gif'])

/** A supplier's picture made anew: nothing of the original file but its pixels survives. Throws product_not_importable for anything else. */
export async function encodePicture(source: Uint8Array): Promise<EncodedPicture> {
  try {
    const image = sharp(source, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
    const { format, width } = await image.metadata()
    if (!READABLE.has(format) || width < NARROWEST) throw new AppError('product_not_importable', `a picture of a kind that is not taken: ${format}`)
    const { data, info } = await image
      .rotate() // as the camera's note says, before the note is dropped
      .flatten({ background: '#ffffff' })
      .resize({ width: WIDEST, withoutEnlargement: true })
      .webp({ quality: QUALITY, effort: EFFORT })
      .toBuffer({ resolveWithObject: true })
    return { bytes: Uint8Array.from(data), mime: 'image/webp', width: info.width, height: info.height, colour: await dominantColour(data) }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('product_not_importable', 'a picture that cannot be read', {}, { cause })
  }
}

const SAMPLE_PIXELS = 48

async function dominantColour(picture: Uint8Array): Promise<string> {
  const sample = await sharp(picture).resize(SAMPLE_PIXELS, SAMPLE_PIXELS, { fit: 'inside' }).toBuffer()
  const { dominant } = await sharp(sample).stats()
  return `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** The same picture narrower, for lists and phones. */
export async function resizePicture(picture: Uint8Array, width: number): Promise<Uint8Array<ArrayBuffer>> {
  const data = await sharp(picture, { limitInputPixels: MOST_PIXELS }).resize({ width, withoutEnlargement: true }).webp({ quality: QUALITY, effort: EFFORT }).toBuffer()
  return Uint8Array.from(data)
}
