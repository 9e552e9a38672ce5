import { markup } from '@/sandbox/foundation/render-page';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import type { CatalogueProduct } from '../catalogue/product';
import { decimalText } from '../money/decimal-text';
import { priceFor } from '../money/price-for';
import { sitePage, type Visit } from './site-frame';

/** GET /: everything on sale, by category or by words, so that a person finds something to buy. */
export function showStart(visit: Visit): Answer {
  const { supplier, words, language, request, visitor } = visit;
  const settings = supplier.settings();
  const shown = supplier.catalogue.products.filter((product) => product.special !== 'unavailable' && product.special !== 'offline' && product.special !== 'not-found');
  const names = new Map(shown.map((product) => [String(product.categoryId), product.categoryName[language]] as const));
  const category = request.query.get('cat');
  const wanted = (request.query.get('q') ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '');
  const found = shown.filter((product) => (category === null || String(product.categoryId) === category) && wanted.every((word) => product.subject[language].toLowerCase().includes(word)));
  const price = (product: CatalogueProduct) => decimalText(Math.min(...product.skus.map((sku) => priceFor(product, sku, visitor.country, settings))));
  const chip = (id: string | null, name: string) => markup`<a href="/${id === null ? '' : `?cat=${id}`}"${id === category ? markup` aria-current="true"` : null}>${name}</a>`;
  const body = markup`<h1>${category === null ? words.home : (names.get(category) ?? words.home)} <span class="muted small">${found.length} ${words.products}</span></h1>
<form method="get" class="inline" style="margin:12px 0" role="search"><label>${words.searchFor}<input type="search" name="q" value="${request.query.get('q') ?? ''}"></label><button class="slim">${words.search}</button></form>
<nav class="chips" aria-label="${words.home}">${chip(null, words.all)}${[...names].map(([id, name]) => chip(id, name))}</nav>
<div class="tiles">${found.map((product) => markup`<a href="/item/${product.productId}.html"><img src="/pictures/${product.pictures[0] ?? ''}" alt="" width="240" height="300" loading="lazy"><span class="t">${product.subject[language]}</span><b>US $${price(product)}</b> <span class="muted small">${product.salesCount} ${words.sold}</span></a>`)}</div>`;
  return sitePage(visit, { title: words.home, body });
}
