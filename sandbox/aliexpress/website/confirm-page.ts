import { redirect } from '@/sandbox/foundation/answers';
import { markup, type Markup } from '@/sandbox/foundation/render-page';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import type { CatalogueProduct, CatalogueSku } from '../catalogue/product';
import { decimalText } from '../money/decimal-text';
import { freightFeeFor, freightTo } from '../money/price-for';
import type { OrderDraft } from '../orders/draft-orders';
import type { BuyerAccount } from '../rows';
import { addressCard } from './address-card';
import { draftCheckout, keepCheckout, priceChangeOf } from './checkouts';
import { addressesOf, saveAddress, type SavedAddress } from './saved-addresses';
import { sitePage, type Visit } from './site-frame';
import { keepVisitor, withCookie } from './visitors';

export type AccountVisit = Visit & { readonly buyer: BuyerAccount };
type Shown = { readonly refused?: string; readonly typed?: URLSearchParams };

const usd = (minor: number): string => `US $${decimalText(minor)}`;

/** GET /p/trade/confirm.html: address, item, shipping and total before the last button. Only after a visit to the product page. */
export function showConfirm(visit: AccountVisit, { refused, typed }: Shown = {}): Answer {
  const { supplier, request, words, visitor, buyer } = visit;
  const product = supplier.catalogue.product(request.query.get('objectId') ?? '');
  if (product === undefined || !visitor.visited.includes(product.productId)) return refusal(visit, words.queryFailed, words.queryWhy);
  const sku = visit.fault?.kind === 'sku-gone' ? undefined : supplier.catalogue.skuById(product, request.query.get('skuId') ?? '');
  if (sku === undefined) return refusal(visit, words.skuGone, words.queryWhy);
  const quantityText = request.query.get('quantity') ?? '1';
  const quantity = /^[1-9]\d{0,3}$/.test(quantityText) ? Number.parseInt(quantityText, 10) : 1;
  const all = addressesOf(supplier, buyer);
  const chosen = all.find((address) => address.id === visitor.addressId) ?? all.find((address) => address.fields['country'] === visitor.country) ?? all[0] ?? null;
  const country = chosen?.fields['country'] ?? visitor.country;
  const services = visit.fault?.kind === 'no-shipping' ? [] : freightTo(product, country);
  const service = services.find((each) => each.code === (request.query.get('shippingCompany') ?? '')) ?? services[0];
  const basisPoints = priceChangeOf(visit);
  const asked = { productId: product.productId, skuId: sku.skuId, quantity, serviceCode: service?.code ?? '', basisPoints, country };
  const result = service === undefined ? { code: 'DELIVERY_METHOD_NOT_EXIST' } : visit.fault?.kind === 'sold-out' ? { code: 'INVENTORY_HOLD_ERROR' } : draftCheckout(supplier, asked);
  const address = addressCard(visit, { chosen, all, refused: refused ?? null, typed: typed ?? null });
  const checkout = chosen === null || 'code' in result ? null : keepCheckout(supplier, { ...asked, buyerId: buyer.userId, addressId: chosen.id });
  const body = markup`<h1>${words.confirm}</h1><div class="two"><div>${address}${itemCard(visit, { product, sku, quantity })}${shippingCard(visit, { services, chosen: service?.code ?? '', country })}</div>
<div>${checkout === null || 'code' in result ? markup`<p class="notice bad" role="alert">${reasonText(visit, 'code' in result ? result.code : '')}</p>` : orderForm(visit, { draft: result.draft, token: checkout.token, country })}</div></div>`;
  return sitePage(visit, { title: words.confirm, body });
}

/** POST on the same address: choose or add an address, then the page again. */
export function changeConfirm(visit: AccountVisit): Answer {
  const { supplier, request, visitor, buyer } = visit;
  const form = request.form();
  const back = `${request.path}?${request.query.toString()}`;
  if (form.get('step') === 'choose-address') {
    const known = addressesOf(supplier, buyer).find((address) => address.id === form.get('addressId'));
    return withCookie(redirect(back), known === undefined ? visitor : choose(visit, known));
  }
  const result = visit.fault?.kind === 'address-refused' ? { refusal: { code: '', message: 'Please select a State/Province/County' } } : saveAddress(supplier, buyer, form);
  if ('refusal' in result) return showConfirm(visit, { refused: result.refusal.message, typed: form });
  return withCookie(redirect(back), choose(visit, result.saved));
}

function choose({ supplier, visitor }: Visit, address: SavedAddress) {
  return keepVisitor(supplier, visitor, { addressId: address.id });
}

/** A page that says why there is nothing to confirm. */
export function refusal(visit: Visit, title: string, why: string): Answer {
  return sitePage(visit, { title, wide: false, body: markup`<h1>${title}</h1><p class="muted">${why}</p><p><a href="/">${visit.words.home}</a></p>` });
}

/** A refusal's code in the site's words. */
export function reasonText({ words }: Visit, code: string): string {
  if (code === '') return words.noAddress;
  if (code === 'DELIVERY_METHOD_NOT_EXIST') return words.noShipping;
  if (code === 'INVENTORY_HOLD_ERROR') return words.shortStock;
  return code === 'SKU_NOT_EXIST' ? words.skuGone : words.notHere;
}

function itemCard({ words, language }: Visit, { product, sku, quantity }: { product: CatalogueProduct; sku: CatalogueSku; quantity: number }): Markup {
  const picture = sku.properties.find((property) => property.picture !== undefined)?.picture ?? product.pictures[0] ?? '';
  return markup`<section class="card pl-block-container" data-sku-id="${sku.skuId}"><h2>${words.item}</h2><div class="line"><img src="/pictures/${picture}" alt=""><div><p>${product.subject[language]}</p><p class="muted small">${sku.properties.map((property) => property.valueName[language]).join(' · ')}</p><p class="muted small">${product.storeName}</p></div><p>× <span class="comet-input-number">${quantity}</span></p></div></section>`;
}

function shippingCard({ words, language, request }: Visit, { services, chosen, country }: { services: ReturnType<typeof freightTo>; chosen: string; country: string }): Markup {
  const kept = [...request.query].filter(([name]) => name !== 'shippingCompany');
  return markup`<section class="card pl-block-container"><h2>${words.shipping}</h2><form method="get" class="fields">${kept.map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`)}
${services.map((service) => markup`<label class="choice"><input type="radio" name="shippingCompany" value="${service.code}"${service.code === chosen ? markup` checked` : null}><span>${service.company[language]} · ${service.minDays}–${service.maxDays} ${words.days}<br><span class="muted">${freightFeeFor(service, country) === 0 ? words.freeShipping : usd(freightFeeFor(service, country))}</span></span></label>`)}
${services.length < 2 ? null : markup`<button class="slim">${words.apply}</button>`}</form></section>`;
}

function orderForm(visit: Visit, { draft, token, country }: { draft: OrderDraft; token: string; country: string }): Markup {
  const { words, site } = visit;
  const subtotal = draft.lines.reduce((sum, line) => sum + line.unitMinor * line.quantity, 0);
  const shipping = draft.lines.reduce((sum, line) => sum + line.freightMinor, 0);
  const taxed = site.taxShown === 'on-confirm';
  const row = (label: string, amount: string) => markup`<div class="row pl-summary__item-pc"><span>${label}</span><span>${amount}</span></div>`;
  const label = { 'pay-now': words.payNow, 'place-order': words.placeOrder, 'checkout-button': words.checkout }[site.payButton];
  return markup`<form method="post" action="/p/trade/place" class="card"><input type="hidden" name="token" value="${token}"><h2>${words.payment}</h2><div class="placeorder-page-payment-container"><label class="choice"><input type="radio" name="payment" value="card" checked>${words.card}</label><label class="choice"><input type="radio" name="payment" value="balance">${words.balance}</label></div>
${country === 'KR' ? markup`<label class="choice pl-block-agreement-pc"><input type="checkbox" name="agreement" required>개인정보 제3자 제공 동의</label><div class="pl-clearance-item muted small">P123456789012</div>` : null}
<h2 style="margin-top:16px">${words.summary}</h2>${row(words.subtotal, usd(subtotal))}${row(words.promo, '−US $0.00')}${row(words.shippingFee, shipping === 0 ? words.freeShipping : usd(shipping))}${taxed && draft.hiddenTaxMinor > 0 ? row(words.additional, usd(draft.hiddenTaxMinor)) : null}
<div class="pl-order-toal-container"><div class="row total pl-order-toal-container__item"><span>${words.total}</span><span>${usd(taxed ? draft.totalMinor : draft.totalMinor - draft.hiddenTaxMinor)}</span></div>
<div class="pl-order-toal-container__btn-box" style="margin-top:16px"><button class="primary wide comet-btn place-order-primary-btn"${site.payButton === 'checkout-button' ? markup` id="checkout-button"` : null}>${label}</button></div></div></form>`;
}
