import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import type { CatalogueProduct, CatalogueSku, SkuProperty } from '@/sandbox/aliexpress/catalogue/product'

export const LAMP = '1005006000000001'
export const KETTLE = '1005006000000002'
export const LASER = '1005006000000003'
export const BROKEN = '1005006000000004'
export const HOSTILE = '1005006000000005'
export const TWIN_LAMP = '1005006000000006'
export const OFFLINE = '1005006000000007'
export const ONLY_TO_SPAIN = '1005006000000008'
export const UNKNOWN = '1005009999999999'

const same = (text: string) => ({ en: text, es: text })

function property(propertyId: number, name: { en: string; es: string }, valueId: number, value: { en: string; es: string }, more: Partial<SkuProperty> = {}): SkuProperty {
  return { propertyId, propertyName: name, valueId, valueName: value, ...more }
}
const COLOUR = { en: 'Color', es: 'Color' }
const black = property(14, COLOUR, 193, { en: 'Black', es: 'Negro' }, { sellerName: 'Black', picture: 'black.webp' })
const bear = property(14, COLOUR, 29, { en: 'White', es: 'Blanco' }, { sellerName: 'Bear', picture: 'white.webp' })
const small = property(5, { en: 'Size', es: 'Talla' }, 100014064, { en: 'Small', es: 'Pequeña' })
const china = property(200007763, { en: 'Ships From', es: 'Enviado desde' }, 201336100, { en: 'CHINA', es: 'China' })

function sku(skuId: string, skuAttr: string, properties: readonly SkuProperty[], priceUsdMinor: number, stock: number): CatalogueSku {
  return { skuId, skuAttr, properties, priceUsdMinor, listPriceUsdMinor: priceUsdMinor * 2, stock }
}

const STANDARD = { code: 'CAINIAO_STANDARD', company: same('AliExpress Selection Standard'), feeUsdMinor: { default: 299, US: 199 }, minDays: 6, maxDays: 9 } as const
const PREMIUM = { code: 'CAINIAO_PREMIUM', company: same('AliExpress Premium'), feeUsdMinor: { default: 899 }, minDays: 4, maxDays: 7 } as const

const COMMON = {
  categoryId: 154002,
  categoryName: { en: 'Lighting', es: 'Iluminación' },
  storeId: '1102602078',
  storeName: 'Lamp Store',
  pictures: ['front.webp', 'side.webp'],
  freight: [PREMIUM, STANDARD],
  salesCount: 5_210,
  rating: '4.7',
  evaluationCount: 812,
  weightGrams: 213,
  packageCm: { length: 30, width: 20, height: 10 },
  shipsFrom: 'CN',
  undeliverableTo: ['PT'],
} as const

const ATTACK = '<p onclick="alert(1)">Steel</p><script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">more</a>'
const single = (productId: string, price: number) => ({ ...COMMON, productId, subject: same(`Kettle ${productId.slice(-1)}`), detailHtml: same('<p>Steel</p>'), skus: [sku(`${productId}1`.padStart(17, '1'), '', [], price, 50)] })

/** Goods with one trait each. */
export const GOODS: readonly CatalogueProduct[] = [
  {
    ...COMMON,
    productId: LAMP,
    subject: { en: 'Mushroom table lamp', es: 'Lámpara de mesa seta' },
    detailHtml: { en: '<p>Warm light <img src="/pictures/front.webp"></p>', es: '<p>Luz cálida</p>' },
    skus: [
      sku('12000030000000001', '14:193#Black;5:100014064;200007763:201336100', [black, small, china], 1_250, 0),
      sku('12000030000000002', '14:29#Bear;5:100014064;200007763:201336100', [bear, small, china], 1_390, 3),
    ],
  },
  single(KETTLE, 2_400),
  { ...single(LASER, 900), special: 'not-allowed' },
  { ...single(BROKEN, 900), special: 'unavailable' },
  { ...single(HOSTILE, 900), subject: { en: 'Kettle</title><script>alert(1)</script>', es: 'Hervidor\u202E <img src=x onerror=alert(1)>' }, detailHtml: same(ATTACK) },
  { ...single(TWIN_LAMP, 1_100), subject: { en: 'Mushroom table lamp', es: 'Lámpara de mesa seta' } },
  { ...single(OFFLINE, 900), special: 'offline' },
  { ...single(ONLY_TO_SPAIN, 900), undeliverableTo: ['US', 'MX', 'DE', 'FR', 'GB', 'IT', 'PT'] },
]

/** `front` is wider than the shop's largest; `side` and `black` are the same file. */
export async function drawPictures(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const draw = (width: number, height: number, background: string) => sharp({ create: { width, height, channels: 3, background } }).webp().toBuffer()
  const dark = await draw(600, 750, '#202020')
  const files = { 'front.webp': await draw(1600, 2000, '#c04020'), 'side.webp': dark, 'black.webp': dark, 'white.webp': await draw(600, 750, '#f0f0f0') }
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes)
}
