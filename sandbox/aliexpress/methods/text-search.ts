import type { CatalogueProduct } from '../catalogue/product';
import { convertFromUsd, supplierCurrency, takeTenThousandths, type SupplierCurrency } from '../money/convert-from-usd';
import { decimalText } from '../money/decimal-text';
import { formatPrice } from '../money/format-price';
import { listPriceFor, priceFor } from '../money/price-for';
import type { Supplier } from '../supplier';
import { feedProducts } from './feeds';
import { languageOf, wireNumber, type BusinessRefusal, type MethodCall, type SupplierMethod } from './method';
import { pictureUrl, refusalFor } from './product-get';
import { searchFilters } from './search-filters';

const LARGEST_PAGE = 50;

/** aliexpress.ds.text.search over titles and categories, within a selection (a feed) where one is named. Without sortBy the platform's search is known to fail. */
export const textSearch: SupplierMethod = {
  name: 'aliexpress.ds.text.search',
  required: ['keyWord', 'local', 'countryCode', 'currency'],
  refuse: ({ code, message }: BusinessRefusal) => ({ code, msg: message }),
  run(supplier, call) {
    const sortBy = call.params.get('sortBy') ?? '';
    if (sortBy === '') return { code: 'NGSELECTION_SEARCH_ERROR', msg: 'NGSELECTION_SEARCH_ERROR' };
    const country = (call.params.get('countryCode') ?? '').toUpperCase();
    const found = sortProducts(findProducts(supplier, call, country), sortBy, supplier);
    const pageSize = Math.min(positive(call.params.get('pageSize'), 20), LARGEST_PAGE);
    const pageIndex = positive(call.params.get('pageIndex'), 1);
    const page = found.slice((pageIndex - 1) * pageSize, pageIndex * pageSize);
    const products = page.map((product) => describeHit(supplier, call, product, country));
    return {
      code: '00',
      data: { pageIndex, pageSize, totalCount: found.length, products: products.length === 0 ? {} : { selection_search_product: products } },
    };
  },
};

function positive(text: string | undefined, fallback: number): number {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? wireNumber(text) : fallback;
}

function findProducts(supplier: Supplier, { params }: MethodCall, country: string): CatalogueProduct[] {
  const words = (params.get('keyWord') ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '');
  const [categoryId, selection] = [params.get('categoryId') ?? '', params.get('selectionName') ?? ''];
  const filters = searchFilters(params);
  const within = selection === '' ? supplier.catalogue.products : feedProducts(supplier, selection, country, undefined);
  return within.filter((product) => {
    if (refusalFor(product, country) !== null) return false;
    if (categoryId !== '' && categoryId !== String(product.categoryId)) return false;
    const text = [product.subject.en, product.subject.es, product.categoryName.en, product.categoryName.es].join(' ').toLowerCase();
    return words.every((word) => text.includes(word)) && filters.every((filter) => filter(product));
  });
}

/** Sorts by `orders,desc`, `min_price,asc` and their opposites. */
export function sortProducts(products: CatalogueProduct[], sortBy: string, supplier: Supplier): CatalogueProduct[] {
  const [field, direction] = sortBy.split(',');
  const value = (product: CatalogueProduct) => (field === 'min_price' ? cheapest(supplier, product, 'US').price : product.salesCount);
  const sign = direction === 'asc' ? 1 : -1;
  return products.map((product) => ({ product, at: value(product) })).sort((a, b) => sign * (a.at - b.at)).map(({ product }) => product);
}

/** Lowest sale price of a product with the list price beside it, US cents. */
export function cheapest(supplier: Supplier, product: CatalogueProduct, country: string): { price: number; list: number; skuId: string } {
  const settings = supplier.settings();
  const offers = product.skus.map((sku) => ({
    price: takeTenThousandths(priceFor(product, sku, country, settings), settings.personalBenefitBasisPoints),
    list: listPriceFor(product, sku, country, settings),
    skuId: sku.skuId,
  }));
  return offers.reduce((best, offer) => (offer.price < best.price ? offer : best), offers[0] ?? { price: 0, list: 0, skuId: '' });
}

function describeHit(supplier: Supplier, call: MethodCall, product: CatalogueProduct, country: string): object {
  const currency = supplierCurrency(call.params.get('currency'));
  const language = languageOf(call.params.get('local'));
  const offer = cheapest(supplier, product, country);
  const sale = convertFromUsd(offer.price, currency);
  return {
    originalPrice: decimalText(convertFromUsd(offer.list, 'CNY')),
    originalPriceCurrency: 'CNY',
    salePrice: decimalText(convertFromUsd(offer.price, 'CNY')),
    discount: '0%',
    itemMainPic: pictureUrl(call.origin, product.pictures[0] ?? ''),
    title: product.subject[language],
    type: 'search',
    score: product.rating,
    itemId: product.productId,
    targetSalePrice: decimalText(sale),
    cateId: String(product.categoryId),
    targetOriginalPriceCurrency: currency,
    originMinPrice: originMinPrice(sale, currency, country, language),
    evaluateRate: '92.4',
    salePriceFormat: formatPrice(sale, currency, language),
    orders: ordersText(product.salesCount),
    targetOriginalPrice: decimalText(convertFromUsd(offer.list, currency)),
    itemUrl: `${call.origin.replace(/^http:/, '')}/item/${product.productId}.html?skuId=${offer.skuId}`,
    salePriceCurrency: 'CNY',
  };
}

function ordersText(count: number): string {
  return count < 1_000 ? String(count) : `${new Intl.NumberFormat('en').format(count - (count % 1_000))}+`;
}

function originMinPrice(cent: number, currencyCode: SupplierCurrency, shipToCountry: string, language: string): string {
  const [integerStr = '0', decimalStr = '00'] = decimalText(cent).split('.');
  const english = language.startsWith('en');
  return JSON.stringify({
    thousandsChar: english ? ',' : ' ',
    shipToCountry,
    decimalPointChar: english ? '.' : ',',
    cent,
    currencySymbolPosition: english ? 'front' : 'end',
    currencySymbol: formatPrice(0, currencyCode, language).replace(/[\d.,]/g, ''),
    showDecimal: true,
    decimalStr,
    currencyCode,
    version: 'V1',
    formatPrice: formatPrice(cent, currencyCode, language),
    integerStr,
  });
}
