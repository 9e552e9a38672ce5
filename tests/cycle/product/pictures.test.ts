import '@/tests/setup/test-database'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodePicture } from '@/lib/cycle/product/pictures/encode-picture'
import { importPicture } from '@/lib/cycle/product/pictures/import-picture'
import { allowedPictureUrl } from '@/lib/cycle/product/pictures/picture-url'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { setEnv } from '@/lib/foundation/env'

let supplier: Server
let supplierUrl = ''
let observer: Server
let observerUrl = ''
let observed = 0

const listen = (answer: (request: IncomingMessage, response: ServerResponse) => void) =>
  new Promise<Server>((resolve) => {
    const server = createServer(answer)
    server.listen(0, '127.0.0.1', () => {
      resolve(server)
    })
  })
const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><script>alert(1)</script><rect width="300" height="300"/></svg>'

beforeAll(async () => {
  observer = await listen((_request, response) => {
    observed += 1
    response.end()
  })
  observerUrl = urlOf(observer)
  const photo = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#336699' } }).withExif({ IFD0: { Copyright: 'someone' } }).jpeg().toBuffer()
  const files: Record<string, Buffer | string> = {
    '/photo.jpg': photo,
    '/again.jpg': photo,
    '/drawing.svg': SVG,
    '/drawing.png': SVG,
    '/text.jpg': 'not a picture',
    '/broken.jpg': photo.subarray(0, 900),
    '/dot.png': await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } }).png().toBuffer(),
    '/photo.avif': await sharp(photo).avif({ effort: 0 }).toBuffer(),
    '/huge.jpg': Buffer.alloc(5_000_001, 1),
    '/bomb.png': await sharp({ create: { width: 8_000, height: 8_000, channels: 3, background: '#000' } }).png({ compressionLevel: 9 }).toBuffer(),
  }
  supplier = await listen((request, response) => {
    if (request.url === '/moved.jpg') response.writeHead(302, { location: `${observerUrl}/photo.jpg` }).end()
    else if (request.url && files[request.url] !== undefined) response.end(files[request.url])
    else response.writeHead(404).end()
  })
  supplierUrl = urlOf(supplier)
  setEnv({ ALIEXPRESS_API_BASE_URL: supplierUrl, ALIEXPRESS_SITE_BASE_URL: supplierUrl })
}, 60_000)
afterAll(async () => {
  supplier.close()
  observer.close()
  await closeDatabase()
})

describe('where a picture may come from', () => {
  it.each(['https://ae01.alicdn.com/kf/S1.jpg', '//ae-pic-a1.aliexpress-media.alicdn.com/kf/S1.jpg'])('takes %s', (url) => {
    expect(allowedPictureUrl(url)).toMatch(/^https:\/\/[a-z0-9.-]+\.alicdn\.com\/kf\/S1\.jpg$/)
  })

  /** reliability.md section 12, B52-B62, and their like. */
  it.each([
    'http://127.0.0.1/a.jpg', 'http://localhost/a.jpg', 'http://[::1]/a.jpg', 'http://[::ffff:127.0.0.1]/a.jpg', 'http://2130706433/a.jpg', 'http://0x7f000001/a.jpg',
    'http://127.1/a.jpg', 'http://169.254.169.254/latest/meta-data', 'file:///etc/passwd', 'gopher://127.0.0.1/1', 'https://alicdn.com.evil.example/a.jpg',
    'https://evil.example/alicdn.com/a.jpg', 'https://evilalicdn.com/a.jpg', 'https://alicdn.com@evil.example/a.jpg', 'https://user:pw@ae01.alicdn.com/a.jpg',
    'http://ae01.alicdn.com/a.jpg', 'https://ae01.alicdn.com:8443/a.jpg', 'javascript:alert(1)', 'data:image/png;base64,AAAA', '', 'a.jpg',
  ])('refuses %s', (url) => {
    expect(allowedPictureUrl(url)).toBeNull()
  })

  it('takes loopback only in local mode, and only at the address that stands for the supplier', () => {
    expect(allowedPictureUrl(`${supplierUrl}/photo.jpg`)).toBe(`${supplierUrl}/photo.jpg`)
    expect(allowedPictureUrl(`${observerUrl}/photo.jpg`)).toBeNull()
  })
})

describe('bringing a picture in', () => {
  it('makes it anew, without the notes of the original, once per file', async () => {
    const id = await importPicture(`${supplierUrl}/photo.jpg`)
    const kept = await prisma.picture.findUniqueOrThrow({ where: { id: id ?? '' } })
    expect(kept).toMatchObject({ mime: 'image/webp', width: 300, height: 400 })
    expect(kept.colour).toMatch(/^#[0-9a-f]{6}$/)
    expect((await sharp(kept.bytes).metadata()).exif).toBeUndefined()
    expect(await importPicture(`${supplierUrl}/again.jpg`)).toBe(id)
    const many = await Promise.all(Array.from({ length: 6 }, () => importPicture(`${supplierUrl}/photo.jpg`)))
    expect(new Set(many)).toEqual(new Set([id]))
    expect(await prisma.picture.count()).toBe(1)
  })

  it.each(['drawing.svg', 'drawing.png', 'text.jpg', 'broken.jpg', 'dot.png', 'photo.avif', 'huge.jpg', 'bomb.png', 'moved.jpg', 'missing.jpg'])('leaves %s out', async (name) => {
    expect(await importPicture(`${supplierUrl}/${name}`)).toBeNull()
    expect(await prisma.picture.count()).toBe(1)
  })

  it('never asks another host, not even when sent there', async () => {
    await importPicture(`${observerUrl}/photo.jpg`)
    expect(observed).toBe(0)
  })

  it('shrinks what is wider than 1200 and leaves the rest as wide as it is', async () => {
    const draw = (width: number) => sharp({ create: { width, height: 500, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } } }).png().toBuffer()
    expect((await encodePicture(await draw(2_400))).width).toBe(1_200)
    const small = await encodePicture(await draw(800))
    expect([small.width, small.height]).toEqual([800, 500])
    expect((await sharp(small.bytes).metadata()).hasAlpha).toBe(false)
  })
})
