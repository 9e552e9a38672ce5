import '@/tests/setup/test-database'
import Ajv from 'ajv'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as getPicture } from '@/app/pictures/[picture]/route'
import { GET as getProducts } from '@/app/api/shops/[shop]/products/route'
import { importProduct } from '@/lib/cycle/product/import-product'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { HOSTILE, KETTLE, LAMP } from './supplier-goods'
import { startReseller } from './start-reseller'
import type { TestReseller } from './start-reseller'

let reseller: TestReseller
beforeAll(async () => {
  reseller = await startReseller()
  for (const productIdOrUrl of [KETTLE, HOSTILE, LAMP]) await importProduct({ userId: reseller.userId, productIdOrUrl, publish: true })
})
afterAll(async () => {
  await reseller.stop()
  await closeDatabase()
})

const ask = (query: string, shop = reseller.shopSlug, headers: Record<string, string> = {}) =>
  getProducts(new Request(`http://127.0.0.1:3000/api/shops/${shop}/products${query}`, { headers }), { params: Promise.resolve({ shop }) })
const picture = (id: string, query = '', headers: Record<string, string> = {}) =>
  getPicture(new Request(`http://127.0.0.1:3000/pictures/${id}${query}`, { headers }), { params: Promise.resolve({ picture: id }) })

const money = {
  type: 'object', additionalProperties: false, required: ['minor', 'currency', 'display'],
  properties: { minor: { type: 'string', pattern: '^[0-9]+$' }, currency: { type: 'string', pattern: '^[A-Z]{3}$' }, display: { type: 'string' } },
}
const variant = {
  type: 'object', additionalProperties: false, required: ['id', 'name', 'price', 'available'],
  properties: { id: { type: 'string', pattern: '^var_' }, name: { type: 'string' }, price: money, available: { type: 'boolean' } },
}
const item = {
  type: 'object', additionalProperties: false, required: ['id', 'slug', 'title', 'price', 'image', 'variants'],
  properties: {
    id: { type: 'string', pattern: '^prd_' }, slug: { type: 'string', pattern: '^[a-z0-9-]+$' }, title: { type: 'string', minLength: 1 }, price: money,
    image: { type: ['string', 'null'], pattern: '^https?://[^/]+/pictures/pic_' }, variants: { type: 'array', minItems: 1, items: variant },
  },
}
/** contract.md, GET /api/shops/{shop}/products. */
const CONTRACT = {
  type: 'object', additionalProperties: false, required: ['items', 'page', 'limit', 'total'],
  properties: { items: { type: 'array', items: item }, page: { type: 'integer' }, limit: { type: 'integer' }, total: { type: 'integer' } },
}

interface Answer {
  readonly items: { title: string; slug: string; price: { minor: string; display: string }; image: string; variants: { name: string; available: boolean }[] }[]
  readonly page: number
  readonly limit: number
  readonly total: number
}

describe('GET /api/shops/{shop}/products', () => {
  it('answers as the contract says, newest first, for anyone and any cache', async () => {
    const response = await ask('')
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toMatch(/^public, max-age=\d+/)
    expect(response.headers.has('set-cookie')).toBe(false)
    const answer = (await response.json()) as Answer
    const validate = new Ajv({ allErrors: true }).compile(CONTRACT)
    validate(answer)
    expect(validate.errors).toBeNull()
    expect(answer).toMatchObject({ page: 1, limit: 24, total: 3 })
    expect(answer.items[0]).toMatchObject({ slug: 'mushroom-table-lamp', price: { minor: '3899', display: '$38.99' } })
    expect(JSON.stringify(answer)).not.toMatch(/cost|supplier|1005006/i)
  })

  it('pages, caps the limit, searches, and speaks Spanish', async () => {
    const body = async (query: string) => (await (await ask(query)).json()) as Answer
    expect(await body('?limit=5000')).toMatchObject({ limit: 100, total: 3 })
    const [first, second] = [await body('?limit=2&page=1'), await body('?limit=2&page=2')]
    expect([...first.items, ...second.items].map((each) => each.slug)).toHaveLength(3)
    expect(await body('?limit=2&page=3')).toMatchObject({ items: [], total: 3 })
    expect((await body('?q=lamp&locale=es')).items.map((each) => each.title)).toEqual(['Lámpara de mesa seta'])
    expect((await body('?q=nothing+like+that')).total).toBe(0)
  })

  it('is one statement', async () => {
    const statements: string[] = []
    const { pool } = (globalThis as { __ivanDatabase?: { pool: { query: (...args: unknown[]) => unknown } } }).__ivanDatabase ?? {}
    if (!pool) throw new Error('no pool')
    const query = pool.query.bind(pool)
    pool.query = (...args: unknown[]) => {
      statements.push(JSON.stringify(args[0]).slice(0, 60))
      return query(...args)
    }
    await ask('?q=lamp')
    pool.query = query
    expect(statements).toHaveLength(1)
  })

  it.each(['?page=0', '?page=-1', '?page=1.5', '?page=abc', '?page=99999999999', '?limit=0', '?limit=x', `?q=${'x'.repeat(200)}`, '?page=1&page=2', '?locale=fr'])(
    'refuses %s with one problem document',
    async (query) => {
      const response = await ask(query)
      expect(response.status).toBe(400)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
      expect(await response.json()).toMatchObject({ code: 'invalid_input', status: 400 })
    },
  )

  it('answers 404 for a shop that is not there or not open', async () => {
    for (const shop of ['nobody', "x' OR 1=1 --", '..']) expect((await ask('', shop)).status).toBe(404)
    await prisma.shop.updateMany({ data: { status: 'CLOSED' } })
    expect((await ask('')).status).toBe(404)
    await prisma.shop.updateMany({ data: { status: 'OPEN' } })
  })
})

describe('GET /pictures/{picture}', () => {
  const first = () => prisma.picture.findFirstOrThrow({ where: { width: 1200 } })

  it('serves WebP that caches may keep for good', async () => {
    const { id, bytes } = await first()
    const response = await picture(id)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/webp')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    const etag = response.headers.get('etag') ?? ''
    const again = await picture(id, '', { 'if-none-match': etag })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
  })

  it('makes the four widths, each with its own tag', async () => {
    const { id } = await first()
    const tags = new Set<string | null>()
    for (const width of [160, 320, 640, 960]) {
      const [response] = await Promise.all(Array.from({ length: 5 }, () => picture(id, `?w=${width}`)))
      tags.add(response?.headers.get('etag') ?? null)
      const metadata = await sharp(await (response as Response).arrayBuffer()).metadata()
      expect([metadata.format, metadata.width]).toEqual(['webp', width])
    }
    expect(tags.size).toBe(4)
  })

  it.each(['?w=1', '?w=161', '?w=abc', '?w=99999'])('refuses the width %s', async (query) => {
    expect((await picture((await first()).id, query)).status).toBe(400)
  })

  it.each(['pic_00000000000000000000000000', 'nothing', '../../etc/passwd', "pic_' OR 1=1"])('has nothing under %s', async (id) => {
    const response = await picture(id)
    expect(response.status).toBe(404)
    expect(response.headers.get('cache-control')).toContain('no-store')
  })
})
