/**
 * The shape of the sandbox supplier's catalogue: one product as plain data. Money is whole minor units (cents of US
 * dollars), so nothing here is ever a float. The rest of the sandbox derives every answer from it.
 */
export type LocalText = { readonly en: string; readonly es: string };

export type SkuProperty = {
  /** e.g. 14 = colour, 5 = size, 200007763 = ships from. */
  readonly propertyId: number;
  readonly propertyName: LocalText;
  readonly valueId: number;
  readonly valueName: LocalText;
  /** The seller's own text after `#` in skuAttr (`14:29#Bear`), where the property has one. */
  readonly sellerName?: string;
  /** File name in catalogue/pictures of the picture for this value. */
  readonly picture?: string;
};

export type CatalogueSku = {
  /** 17 digits, starts with 12000. */
  readonly skuId: string;
  /** `14:29#Black;5:100014064`; the empty string when the product has only one SKU. */
  readonly skuAttr: string;
  readonly properties: readonly SkuProperty[];
  readonly priceUsdMinor: number;
  /** The struck-through list price, at least priceUsdMinor. */
  readonly listPriceUsdMinor: number;
  readonly stock: number;
};

/** `US`, `EU` (member states and GB, CH, NO) or `OTHER`; a two-letter country beats its group. */
export type FeeByCountry = { readonly default: number } & { readonly [countryOrGroup: string]: number };

export type CatalogueFreight = {
  /** e.g. CAINIAO_FULFILLMENT_STD, CAINIAO_STANDARD, EMS_ZX_ZX_US. */
  readonly code: string;
  readonly company: LocalText;
  /** 0 = free shipping. */
  readonly feeUsdMinor: FeeByCountry;
  readonly minDays: number;
  readonly maxDays: number;
  /** Absent = everywhere the product can go. */
  readonly onlyTo?: readonly string[];
  /** Default true. */
  readonly tracked?: boolean;
};

/**
 * What makes a product a hard case:
 * `not-allowed` product.get 602 in every country, `unavailable` 604, `not-found` 605 (known to the site, not to the API),
 * `offline` product_status_type offline and orders refused with PRODUCT_OFF_SHELF, `freight-stock-short` freight says less
 * stock than product.get, `hostile` texts carry markup a shop must not trust, `wholesale` has quantity tiers.
 */
export type SpecialBehaviour =
  | 'not-allowed'
  | 'unavailable'
  | 'not-found'
  | 'offline'
  | 'freight-stock-short'
  | 'hostile'
  | 'wholesale';

/** How the sales of a product go over the days (catalogue/trend.ts). */
export type Trend = {
  readonly seed: number;
  readonly course: 'steady' | 'rising' | 'fading' | 'seasonal' | 'spike';
  /** Orders on an ordinary day. */
  readonly perDay: number;
  /** Days since 1970. */
  readonly launchedDay: number;
  readonly movesPrice: boolean;
};

export type CatalogueProduct = {
  /** 16 digits, starts with 1005. */
  readonly productId: string;
  /** Digits only. Orders are split by it. */
  readonly storeId: string;
  readonly storeName: string;
  readonly categoryId: number;
  readonly categoryName: LocalText;
  readonly subject: LocalText;
  /** HTML as a supplier writes it. Pictures in it are `/pictures/<file>` paths; the program makes them absolute. */
  readonly detailHtml: LocalText;
  /** File names in catalogue/pictures, main picture first. */
  readonly pictures: readonly string[];
  readonly skus: readonly CatalogueSku[];
  readonly freight: readonly CatalogueFreight[];
  readonly attributes?: readonly { readonly name: LocalText; readonly value: LocalText }[];
  readonly salesCount: number;
  /** One decimal as text, e.g. "4.7". */
  readonly rating: string;
  readonly evaluationCount: number;
  readonly weightGrams: number;
  /** Centimetres. */
  readonly packageCm: { readonly length: number; readonly width: number; readonly height: number };
  readonly shipsFrom: string;
  /** Two-letter countries that freight answers 505 for and product.get 602. */
  readonly undeliverableTo: readonly string[];
  /** Price for a country as basis points of priceUsdMinor (10000 = unchanged). */
  readonly priceByCountryBasisPoints?: { readonly [country: string]: number };
  readonly special?: SpecialBehaviour;
  /** Absent for products that are the same every day (the demo world, whose figures tests count on). */
  readonly trend?: Trend;
};
