import type { CatalogueProduct, CatalogueSku, SkuProperty } from '@/sandbox/aliexpress/catalogue/product';

const same = (text: string) => ({ en: text, es: text });

const colour = (valueId: number, name: string): SkuProperty => ({
  propertyId: 14,
  propertyName: { en: 'Color', es: 'Color' },
  valueId,
  valueName: same(name),
  sellerName: name,
  picture: 'lamp.webp',
});
const size = (valueId: number, name: string): SkuProperty => ({ propertyId: 5, propertyName: { en: 'Size', es: 'Talla' }, valueId, valueName: same(name) });

function sku(skuId: string, skuAttr: string, properties: readonly SkuProperty[], priceUsdMinor: number, stock: number): CatalogueSku {
  return { skuId, skuAttr, properties, priceUsdMinor, listPriceUsdMinor: priceUsdMinor * 2, stock };
}

const COMMON = {
  categoryId: 154002,
  categoryName: { en: 'Lighting', es: 'Iluminación' },
  pictures: ['lamp.webp', 'lamp-2.webp'],
  salesCount: 5_210,
  rating: '4.7',
  evaluationCount: 812,
  weightGrams: 213,
  packageCm: { length: 30, width: 20, height: 10 },
  shipsFrom: 'CN',
  undeliverableTo: ['BR'],
} as const;

const STANDARD = { code: 'CAINIAO_STANDARD', company: same('AliExpress Selection Standard'), feeUsdMinor: { default: 0, US: 199 }, minDays: 6, maxDays: 9 } as const;
const PREMIUM = { code: 'CAINIAO_PREMIUM', company: same('AliExpress Premium'), feeUsdMinor: { default: 899 }, minDays: 4, maxDays: 7, onlyTo: ['US', 'ES'] } as const;

/** Three products of two stores: one with variants, one with a single SKU, one that is never to be had. */
export const FIXTURE: readonly CatalogueProduct[] = [
  {
    ...COMMON,
    productId: '1005006000000001',
    storeId: '1102602078',
    storeName: 'Lamp Store',
    subject: { en: 'Mushroom table lamp', es: 'Lámpara de mesa seta' },
    detailHtml: { en: '<p>Warm light <img src="/pictures/lamp.webp"></p>', es: '<p>Luz cálida</p>' },
    skus: [
      sku('12000030000000001', '14:29#Black;5:100014064', [colour(29, 'Black'), size(100014064, 'S')], 1_250, 40),
      sku('12000030000000002', '14:193#White;5:100014064', [colour(193, 'White'), size(100014064, 'S')], 1_390, 3),
    ],
    freight: [STANDARD, PREMIUM],
    attributes: [{ name: same('Material'), value: same('Glass') }],
  },
  {
    ...COMMON,
    productId: '1005006000000002',
    storeId: '1102602099',
    storeName: 'Kettle Store',
    subject: { en: 'Pour-over kettle', es: 'Hervidor de cuello fino' },
    detailHtml: same('<p>Steel</p>'),
    skus: [sku('12000030000000011', '', [], 2_400, 100_000)],
    freight: [{ ...STANDARD, feeUsdMinor: { default: 0 } }],
    priceByCountryBasisPoints: { ES: 11_000 },
  },
  {
    ...COMMON,
    productId: '1005006000000003',
    storeId: '1102602099',
    storeName: 'Kettle Store',
    subject: same('Laser pointer'),
    detailHtml: same('<p></p>'),
    skus: [sku('12000030000000021', '', [], 900, 10)],
    freight: [STANDARD],
    special: 'not-allowed',
  },
];
