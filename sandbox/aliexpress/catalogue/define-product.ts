import type { CatalogueFreight, CatalogueProduct, CatalogueSku, LocalText, SkuProperty, SpecialBehaviour } from './product';

/** One value of a choice (a colour, a size). `valueId` is AliExpress's own number for the nearest standard value. */
export interface Choice {
  readonly valueId: number;
  readonly name: LocalText;
  /** The seller's own word for it, where it differs from the standard value. */
  readonly sellerName?: string;
  readonly picture?: string;
}

export interface ChoiceList {
  readonly propertyId: number;
  readonly name: LocalText;
  readonly values: readonly Choice[];
}

/** Which value of each choice list, then price, list price (both cents) and stock. */
export type Row = readonly [picks: readonly number[], price: number, listPrice: number, stock: number];

export interface Definition {
  /** Last nine digits of the product's number; its variants are numbered from it. */
  readonly no: number;
  readonly store: readonly [id: string, name: string];
  readonly category: readonly [id: number, name: LocalText];
  readonly subject: LocalText;
  readonly html: LocalText;
  readonly pictures: readonly string[];
  readonly choices: readonly ChoiceList[];
  readonly rows: readonly Row[];
  readonly freight: readonly CatalogueFreight[];
  readonly facts: readonly (readonly [nameEn: string, nameEs: string, valueEn: string, valueEs: string])[];
  /** Sold, rating, reviews. */
  readonly record: readonly [sold: number, rating: string, reviews: number];
  readonly weight: number;
  readonly pack: readonly [length: number, width: number, height: number];
  readonly notTo?: readonly string[];
  readonly shipsFrom?: string;
  readonly priceByCountry?: { readonly [country: string]: number };
  readonly special?: SpecialBehaviour;
}

const file = (name: string): string => `${name}.webp`;

/** Spells a product out in the supplier's shape from its short definition. */
export function defineProduct(d: Definition): CatalogueProduct {
  const number = String(d.no).padStart(9, '0');
  return {
    productId: `1005007${number}`, storeId: d.store[0], storeName: d.store[1], categoryId: d.category[0], categoryName: d.category[1],
    subject: d.subject, detailHtml: d.html, pictures: d.pictures.map(file), skus: d.rows.map((row, i) => sku(d, number, row, i)), freight: d.freight,
    attributes: d.facts.map(([nameEn, nameEs, en, es]) => ({ name: { en: nameEn, es: nameEs }, value: { en, es } })),
    salesCount: d.record[0], rating: d.record[1], evaluationCount: d.record[2], weightGrams: d.weight,
    packageCm: { length: d.pack[0], width: d.pack[1], height: d.pack[2] }, shipsFrom: d.shipsFrom ?? 'CN', undeliverableTo: d.notTo ?? [],
    ...(d.priceByCountry && { priceByCountryBasisPoints: d.priceByCountry }), ...(d.special && { special: d.special }),
  };
}

function sku(d: Definition, number: string, [picks, priceUsdMinor, listPriceUsdMinor, stock]: Row, index: number): CatalogueSku {
  const properties = picks.flatMap((pick, i): SkuProperty[] => {
    const list = d.choices[i];
    const value = list?.values[pick];
    if (!list || !value) return [];
    return [{
      propertyId: list.propertyId, propertyName: list.name, valueId: value.valueId, valueName: value.name,
      ...(value.sellerName && { sellerName: value.sellerName }), ...(value.picture && { picture: file(value.picture) }),
    }];
  });
  return {
    skuId: `12000${number}${String(index + 1).padStart(3, '0')}`,
    skuAttr: properties.map((p) => `${p.propertyId}:${p.valueId}${p.sellerName ? `#${p.sellerName}` : ''}`).join(';'),
    properties, priceUsdMinor, listPriceUsdMinor, stock,
  };
}

/** HTML as the supplier's editor makes it: paragraphs, a headed list, a picture. */
export function html(paragraphs: readonly string[], heading: string, items: readonly string[], picture?: string, alt = ''): string {
  const image = picture ? `<p style="text-align:center"><img src="/pictures/${picture}.webp" alt="${alt}" width="960" height="1200"></p>` : '';
  return `<div class="detailmodule_text">${paragraphs.map((p) => `<p>${p}</p>`).join('')}<h3>${heading}</h3><ul>${items.map((i) => `<li>${i}</li>`).join('')}</ul></div>${image}`;
}

export const colours = (values: readonly Choice[]): ChoiceList => ({ propertyId: 14, name: { en: 'Color', es: 'Color' }, values });
export const sizes = (values: readonly Choice[]): ChoiceList => ({ propertyId: 5, name: { en: 'Size', es: 'Tamaño' }, values });
export const shipsFrom: ChoiceList = {
  propertyId: 200007763, name: { en: 'Ships From', es: 'Enviado desde' },
  values: [{ valueId: 201336100, name: { en: 'China', es: 'China' } }, { valueId: 201336104, name: { en: 'Spain', es: 'España' } }],
};

/** A colour or size: standard number, name in both languages, the seller's word, the picture. */
export const pick = (valueId: number, en: string, es: string, picture?: string, sellerName = en): Choice =>
  ({ valueId, name: { en, es }, sellerName, ...(picture && { picture }) });
