import { AppError } from '@/lib/foundation/errors'
import { isId } from '@/lib/foundation/ids'
import { resizePicture } from './encode-picture'
import { readPictureBytes } from './store'

export const PICTURE_WIDTHS = [160, 320, 640, 960] as const
export type PictureWidth = (typeof PICTURE_WIDTHS)[number]

type Bytes = Uint8Array<ArrayBuffer>

const MOST_CACHED_BYTES = 24_000_000 // of a web process that stays under 400 MB
const cache = new Map<string, Bytes>() // a Map keeps the order of insertion: the first is the least recently used
let cachedBytes = 0
const inWork = new Map<string, Promise<Bytes | null>>()

/** WebP bytes of a picture, at one of the widths or as stored. Null: there is no such picture. Pictures never change under an id. */
export async function readPicture(id: string, width?: PictureWidth): Promise<Bytes | null> {
  if (!isId('picture', id)) return null
  const key = `${id}@${width ?? 'full'}`
  const cached = cache.get(key)
  if (cached) {
    cache.delete(key)
    cache.set(key, cached)
    return cached
  }
  // Many shoppers ask for a new picture at once: it is made once.
  const running = inWork.get(key)
  if (running) return running
  const work = make(id, width).finally(() => inWork.delete(key))
  inWork.set(key, work)
  const bytes = await work
  if (bytes) remember(key, bytes)
  return bytes
}

async function make(id: string, width: PictureWidth | undefined): Promise<Bytes | null> {
  const stored = await readPictureBytes(id)
  if (!stored) return null
  if (stored.mime !== 'image/webp') throw new AppError('internal', 'a stored picture is not WebP', { id })
  return width === undefined || stored.width <= width ? stored.bytes : resizePicture(stored.bytes, width)
}

function remember(key: string, bytes: Bytes): void {
  if (cache.has(key)) return
  cache.set(key, bytes)
  cachedBytes += bytes.length
  for (const [oldest, old] of cache) {
    if (cachedBytes <= MOST_CACHED_BYTES) break
    cache.delete(oldest)
    cachedBytes -= old.length
  }
}
