import { z } from 'zod'
import { PICTURE_WIDTHS, readPicture } from '@/lib/cycle/product/pictures/read-picture'
import { AppError } from '@/lib/foundation/errors'
import { handler } from '@/lib/web/handler'

const Width = z.enum(PICTURE_WIDTHS.map(String)).transform((text) => PICTURE_WIDTHS.find((width) => String(width) === text))

/** A picture's bytes never change under its id, so that every cache may keep them for good. */
export const GET = handler({
  access: 'public',
  params: z.object({ picture: z.string().max(60) }),
  query: z.object({ w: Width.optional() }),
  run: async ({ request, params: { picture }, query: { w } }) => {
    const etag = `"${picture}${w === undefined ? '' : `-${w}`}"`
    const bytes = await readPicture(picture, w)
    if (!bytes) throw new AppError('not_found', 'no such picture')
    const headers = {
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      etag,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
      'cross-origin-resource-policy': 'cross-origin', // storefronts elsewhere show them
    }
    if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers })
    return new Response(bytes, { headers: { ...headers, 'content-length': String(bytes.length) } })
  },
})
