import { html } from '@/sandbox/foundation/answers';
import { markup, renderPage } from '@/sandbox/foundation/render-page';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import { decimalText } from '../money/decimal-text';
import { listPriceFor, priceFor } from '../money/price-for';
import { stockLeft } from '../orders/stock';
import type { Supplier } from '../supplier';
import { ACCENT } from './accent';

const WORDS = {
  en: { gone: 'Sorry, this item is not available', goneWhy: 'It was removed, or its number is wrong.', variant: 'Variant', price: 'Price', left: 'In stock', from: 'Sold by', one: 'One kind', ratings: 'ratings', sold: 'sold' },
  es: { gone: 'Este artículo no está disponible', goneWhy: 'Se ha retirado o el número no es correcto.', variant: 'Variante', price: 'Precio', left: 'En stock', from: 'Vendido por', one: 'Un solo modelo', ratings: 'opiniones', sold: 'vendidos' },
} as const;

const PICTURE = 'display:block;width:100%;height:auto;aspect-ratio:1;object-fit:cover;border-radius:8px;border:1px solid var(--line)';

/** GET /item/<id>.html: the product as the website shows it to a buyer in the United States. */
export function showItem(supplier: Supplier, request: SandboxRequest): Answer {
  const language = request.language;
  const words = WORDS[language];
  const match = /^(\d{13,16})\.html$/.exec(request.params['file'] ?? '');
  const product = supplier.catalogue.product(match?.[1] ?? '');
  const frame = (title: string, body: ReturnType<typeof markup>, wide: boolean) => renderPage({ language, title, party: 'AliExpress', accent: ACCENT, body, wide });
  if (product === undefined) return html(404, frame(words.gone, markup`<h1>${words.gone}</h1><p class="muted">${words.goneWhy}</p>`, false));
  const settings = supplier.settings();
  const title = product.subject[language];
  const rows = product.skus.map(
    (sku) => markup`<tr><td>${sku.properties.map((property) => property.sellerName ?? property.valueName[language]).join(' · ') || words.one}</td>
<td class="n">US $${decimalText(priceFor(product, sku, 'US', settings))} <s class="muted small">${decimalText(listPriceFor(product, sku, 'US', settings))}</s></td><td class="n">${stockLeft(supplier, sku)}</td></tr>`,
  );
  const body = markup`<div class="grid"><div class="grid" style="grid-template-columns:repeat(2,1fr)">${product.pictures.map(
    (file, index) => markup`<img src="/pictures/${file}" alt="${index === 0 ? title : ''}" style="${PICTURE}">`,
  )}</div>
<div><h1>${title}</h1><p class="muted">★ ${product.rating} · ${product.evaluationCount} ${words.ratings} · ${product.salesCount} ${words.sold}</p>
<p class="muted small">${words.from} ${product.storeName}</p>
<div class="scroll"><table><thead><tr><th>${words.variant}</th><th class="n">${words.price}</th><th class="n">${words.left}</th></tr></thead><tbody>${rows}</tbody></table></div></div></div>`;
  return html(200, frame(title, body, true));
}
