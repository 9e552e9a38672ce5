import { html, redirect } from '@/sandbox/foundation/answers';
import { markup, type Markup } from '@/sandbox/foundation/render-page';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import type { CatalogueProduct } from '../catalogue/product';
import { usSiteId } from '../catalogue-index';
import { decimalText } from '../money/decimal-text';
import { freightFeeFor, freightTo } from '../money/price-for';
import type { Supplier } from '../supplier';
import { COUNTRIES } from './countries';
import { itemModel } from './item-model';
import { ITEM_SCRIPT } from './item-script';
import { sitePage, type Visit } from './site-frame';
import { keepVisitor, rememberVisit, withCookie } from './visitors';

/** Products that the site shows: what the API does not know may still be looked at, what is off the shelf may not. */
function productFor(supplier: Supplier, file: string | undefined): { product: CatalogueProduct; id: string } | null {
  const id = /^(\d{13,16})\.html$/.exec(file ?? '')?.[1] ?? '';
  const product = supplier.catalogue.product(id);
  return product === undefined || product.special === 'unavailable' || product.special === 'offline' ? null : { product, id };
}

/** GET /item/<id>.html */
export function showItem(visit: Visit): Answer {
  const { supplier, request, words, site } = visit;
  const found = productFor(supplier, request.params['file']);
  if (found === null) return sitePage(visit, { title: words.gone, status: 404, wide: false, body: markup`<h1>${words.gone}</h1><p class="muted">${words.goneWhy}</p>` });
  const { product, id } = found;
  if (site.regionRedirect && id === product.productId) return withCookie(redirect(`/item/${usSiteId(id)}.html${request.query.size === 0 ? '' : `?${request.query.toString()}`}`), visit.visitor);
  const asked = request.query.get('shipTo');
  const country = asked !== null && Object.hasOwn(COUNTRIES, asked) ? asked : visit.visitor.country;
  const visitor = rememberVisit(supplier, country === visit.visitor.country ? visit.visitor : keepVisitor(supplier, visit.visitor, { country }), product.productId);
  const here = { ...visit, visitor };
  return sitePage(here, { title: product.subject[visit.language], body: itemBody(here, product), script: ITEM_SCRIPT, model: itemModel(here, product) });
}

function itemBody(visit: Visit, product: CatalogueProduct): Markup {
  const { language, words, visitor } = visit;
  const [main, ...more] = product.pictures;
  const title = product.subject[language];
  const isDeliverable = freightTo(product, visitor.country).length > 0 && product.special !== 'not-allowed';
  return markup`<div class="item"><div class="gallery"><img src="/pictures/${main ?? ''}" alt="${title}" width="480" height="600"><div class="more">${more.map((file) => markup`<img src="/pictures/${file}" alt="" width="96" height="96" loading="lazy">`)}</div></div>
<div><h1 data-pl="product-title">${title}</h1><p class="muted small">★ ${product.rating} · ${product.evaluationCount} ${words.ratings} · ${product.salesCount} ${words.sold}<br>${words.from} ${product.storeName}</p>
<div id="price" class="money" aria-live="polite"></div>
<form method="get" class="inline"><label>${words.shipTo}<select name="shipTo">${Object.entries(COUNTRIES).map(([code, name]) => markup`<option value="${code}"${code === visitor.country ? markup` selected` : null}>${name[language]}</option>`)}</select></label><button class="slim">${words.apply}</button></form>
${isDeliverable ? deliveries(visit, product) : markup`<p class="notice bad">${words.notHere}</p>`}
<div id="skus" class="stage"></div><div id="quantity" class="stage"></div><div id="buttons" class="buttons stage"></div><p id="said" class="good" role="status"></p><noscript><p class="notice">${words.needsScript}</p></noscript>
${product.special === 'wholesale' ? markup`<p class="small muted">${words.wholesale}: 5+ ${words.pieces} −3 %, 20+ ${words.pieces} −8 %</p>` : null}</div></div>
<section class="card"><h2>${words.details}</h2>${(product.attributes ?? []).map((fact) => markup`<div class="row"><span class="muted">${fact.name[language]}</span><span>${fact.value[language]}</span></div>`)}</section>
<section class="card"><h2>${words.description}</h2><iframe class="desc" sandbox src="/item-description/${product.productId}?lang=${language}" title="${words.description}"></iframe></section>`;
}

function deliveries({ words, language, visitor }: Visit, product: CatalogueProduct): Markup {
  return markup`<div style="margin:12px 0 16px">${freightTo(product, visitor.country).map((service) => {
    const fee = freightFeeFor(service, visitor.country);
    return markup`<div class="row small"><span>${service.company[language]} · ${service.minDays}–${service.maxDays} ${words.days}</span><span>${fee === 0 ? words.freeShipping : `US $${decimalText(fee)}`}</span></div>`;
  })}</div>`;
}

/** GET /item-description/<id>: the seller's own HTML, alone in a frame where none of it can run or reach the page. */
export function showDescription(supplier: Supplier, { params, language }: { params: Readonly<Record<string, string>>; language: 'en' | 'es' }): Answer {
  const product = supplier.catalogue.product(params['id'] ?? '');
  if (product === undefined) return html(404, '');
  const body = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title></title><style>body{font:16px/1.55 system-ui,sans-serif;color:#14181f;margin:16px;max-width:70ch}img{max-width:100%;height:auto;border-radius:8px}h3{font-size:16px}</style></head><body>${product.detailHtml[language]}</body></html>`;
  return html(200, body, { 'content-security-policy': "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'" });
}
