import { json, redirect } from '@/sandbox/foundation/answers';
import { markup } from '@/sandbox/foundation/render-page';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import { sitePage, type Visit } from './site-frame';
import { keepVisitor, withCookie } from './visitors';

const MOST_LINES = 50;

/** POST /p/shoppingcart/add, by the product page's own program. */
export function addToCart(visit: Visit): Answer {
  const { supplier, request, visitor } = visit;
  const form = request.form();
  const product = supplier.catalogue.product(form.get('objectId') ?? '');
  const sku = product === undefined ? undefined : supplier.catalogue.skuById(product, form.get('skuId') ?? '');
  const quantity = Number.parseInt(form.get('quantity') ?? '', 10);
  if (product === undefined || sku === undefined || !(quantity > 0 && quantity < 10_000)) return json(400, { success: false });
  const others = visitor.cart.filter((line) => line.skuId !== sku.skuId);
  return withCookie(json(200, { success: true }), keepVisitor(supplier, visitor, { cart: [...others, { productId: product.productId, skuId: sku.skuId, quantity }].slice(-MOST_LINES) }));
}

/** GET /p/shoppingcart/index.html */
export function showCart(visit: Visit): Answer {
  const { supplier, words, language, visitor } = visit;
  const items = visitor.cart.flatMap(({ productId, skuId, quantity }) => {
    const product = supplier.catalogue.product(productId);
    const sku = product === undefined ? undefined : supplier.catalogue.skuById(product, skuId);
    if (product === undefined || sku === undefined) return [];
    const confirm = new URLSearchParams({ objectId: productId, skuId, skuAttr: sku.skuAttr, quantity: String(quantity), countryCode: visitor.country, from: 'aliexpress', aeOrderFrom: 'main_shopcart' });
    const picture = sku.properties.find((property) => property.picture !== undefined)?.picture ?? product.pictures[0] ?? '';
    return markup`<div class="order-item line"><img src="/pictures/${picture}" alt=""><div><p><a href="/item/${productId}.html">${product.subject[language]}</a></p><p class="muted small">${sku.properties.map((property) => property.valueName[language]).join(' · ')} × ${quantity}</p></div>
<div><p><a href="/p/trade/confirm.html?${confirm.toString()}">${words.buyNow}</a></p><form method="post" action="/p/shoppingcart/remove?skuId=${skuId}"><button class="link">${words.remove}</button></form></div></div>`;
  });
  return sitePage(visit, { title: words.cart, body: markup`<h1>${words.cart}</h1><section class="card">${items.length === 0 ? markup`<p class="muted">${words.emptyCart}</p>` : items}</section>` });
}

/** POST /p/shoppingcart/remove */
export function removeFromCart({ supplier, request, visitor }: Visit): Answer {
  const skuId = request.query.get('skuId');
  return withCookie(redirect('/p/shoppingcart/index.html'), keepVisitor(supplier, visitor, { cart: visitor.cart.filter((line) => line.skuId !== skuId) }));
}
