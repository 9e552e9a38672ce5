import { redirect } from '@/sandbox/foundation/answers';
import { markup, type Markup } from '@/sandbox/foundation/render-page';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import { decimalText } from '../money/decimal-text';
import { cancelByBuyer } from '../orders/close-order';
import { parcelsOf } from '../orders/parcel';
import type { OrderRow } from '../rows';
import { refusal, type AccountVisit } from './confirm-page';
import { sitePage, type Visit } from './site-frame';
import { IN_REVIEW, STATUS_WORDS } from './words';

const HOUR_MS = 3_600_000;
const LATEST = 40;

const when = ({ supplier }: Visit, atMs: number): string => supplier.clock.iso(atMs).replace('T', ' ').slice(0, 16);

function statusText({ language }: Visit, order: OrderRow): string {
  const known = STATUS_WORDS[order.status === 'FINISH' && order.deliveredAtMs === null ? 'CLOSED' : order.status] ?? IN_REVIEW;
  return known[language];
}

/** GET /p/order/index.html: the latest orders of the account, made here or over the API. A new one appears late. */
export function showOrders(visit: AccountVisit): Answer {
  const { supplier, words, buyer, site } = visit;
  const nowMs = supplier.clock.nowMs();
  const orders = [...supplier.orders.values()].filter((order) => order.buyerId === buyer.userId && order.createdAtMs + site.orderListLagMs <= nowMs).slice(-LATEST).reverse();
  const items = orders.map((order) => markup`<article class="order-item" data-order-id="${order.orderId}"><div class="head"><strong class="order-item-header-status">${statusText(visit, order)}</strong><span class="muted small">${when(visit, order.createdAtMs)}</span></div>
${lines(visit, order)}<div class="head" style="margin:10px 0 0"><span class="small">${words.ref} <code>${order.orderId}</code></span><span><b>US $${decimalText(order.totalMinor)}</b> · <a href="/p/order/detail.html?orderId=${order.orderId}">${words.detail}</a></span></div></article>`);
  return sitePage(visit, { title: words.orders, body: markup`<h1>${words.orders}</h1><section class="card">${items.length === 0 ? markup`<p class="muted">${words.noOrders}</p>` : items}</section>` });
}

function lines({ supplier, language }: Visit, order: OrderRow): Markup[] {
  return order.lines.map((line) => {
    const product = supplier.catalogue.product(line.productId);
    const sku = product?.skus.find((each) => each.skuId === line.skuId);
    const picture = sku?.properties.find((property) => property.picture !== undefined)?.picture ?? product?.pictures[0] ?? '';
    return markup`<div class="line"><img src="/pictures/${picture}" alt=""><div><p class="t"><a href="/item/${line.productId}.html">${product?.subject[language] ?? line.title}</a></p><p class="muted small">${line.skuText}</p></div><p class="each">US $${decimalText(line.unitMinor)} × ${line.quantity}</p></div>`;
  });
}

function ownOrder({ supplier, request, buyer }: AccountVisit, name = 'orderId'): OrderRow | null {
  const order = supplier.orders.get(request.query.get(name) ?? '');
  return order?.buyerId === buyer.userId ? order : null;
}

/** GET /p/order/detail.html */
export function showOrder(visit: AccountVisit): Answer {
  const { words, site } = visit;
  const order = ownOrder(visit);
  if (order === null) return refusal(visit, words.gone, words.backToOrders);
  const isUnpaid = order.status === 'PLACE_ORDER_SUCCESS';
  const mayCancel = order.status !== 'FINISH' && order.status !== 'IN_CANCEL' && order.shippedAtMs === null && order.partShippedAtMs === null;
  const row = (label: string, value: string) => markup`<div class="row"><span class="muted">${label}</span><span>${value}</span></div>`;
  const freight = order.lines.reduce((sum, line) => sum + line.freightMinor, 0);
  const body = markup`<h1 class="order-status">${statusText(visit, order)}</h1><p class="muted">${words.ref} <code>${order.orderId}</code></p><div class="two"><div><section class="card">${lines(visit, order)}</section>
<section class="card"><h2>${words.address}</h2><p><strong>${order.address['contact_person'] ?? order.address['full_name'] ?? ''}</strong><br>${['address', 'address2', 'city', 'province', 'zip', 'country'].map((name) => order.address[name] ?? '').filter((text) => text !== '').join(', ')}</p></section></div>
<div><section class="card"><h2>${words.summary}</h2>${row(words.placed, when(visit, order.createdAtMs))}${order.paidAtMs === null ? null : row(words.paid, when(visit, order.paidAtMs))}${row(words.subtotal, `US $${decimalText(order.totalMinor - freight - order.hiddenTaxMinor)}`)}${row(words.shippingFee, freight === 0 ? words.freeShipping : `US $${decimalText(freight)}`)}${order.hiddenTaxMinor === 0 ? null : row(words.additional, `US $${decimalText(order.hiddenTaxMinor)}`)}
<div class="row total"><span>${words.total}</span><span>US $${decimalText(order.totalMinor)}</span></div><div class="actions">${isUnpaid ? markup`<form method="get" action="/p/second-payment/index.html"><input type="hidden" name="orderIds" value="${order.orderId}"><button class="primary wide">${words.payNow}</button></form>` : null}
${order.shippedAtMs === null && order.partShippedAtMs === null ? null : markup`<a href="/p/tracking/index.html?tradeOrderId=${order.orderId}">${words.track}</a>`}
${mayCancel ? markup`<form method="post" action="/p/order/cancel?orderId=${order.orderId}" class="late" style="animation-delay:${site.cancelButtonAfterMs}ms"><button class="wide">${words.cancel}</button></form>` : null}</div></section><p><a href="/p/order/index.html">${words.backToOrders}</a></p></div></div>`;
  return sitePage(visit, { title: words.detail, body });
}

/** POST /p/order/cancel: the buyer calls it off, the only way there is. */
export function cancelFromSite(visit: AccountVisit): Answer {
  const order = ownOrder(visit);
  if (order === null) return refusal(visit, visit.words.gone, visit.words.backToOrders);
  cancelByBuyer(visit.supplier, order, visit.supplier.clock.nowMs());
  return redirect(`/p/order/detail.html?orderId=${order.orderId}`);
}

/** GET /p/tracking/index.html */
export function showTracking(visit: AccountVisit): Answer {
  const { supplier, words, language } = visit;
  const order = ownOrder(visit, 'tradeOrderId');
  if (order === null) return refusal(visit, words.gone, words.backToOrders);
  const { trackingAfterHours, lastMileAfterHours } = supplier.settings();
  const nowMs = supplier.clock.nowMs();
  const parcels = parcelsOf(order, { nowMs, lastMileAfterHours }).filter((parcel) => nowMs >= parcel.shippedAtMs + trackingAfterHours * HOUR_MS);
  const cards = parcels.map((parcel) => markup`<section class="card"><div class="row"><span class="muted">${words.trackingNumber}</span><code class="logistic-info-v2--mailNoValue--${visit.site.classHash}">${parcel.number}</code></div><div class="row"><span class="muted">${words.carrier}</span><span>${parcel.carrier}</span></div>
${parcel.nodes.map((node) => markup`<div class="row"><span class="muted small">${when(visit, node.atMs)}</span><span style="white-space:normal">${node.text[language]}</span></div>`)}</section>`);
  return sitePage(visit, { title: words.tracking, wide: false, body: markup`<h1>${words.tracking}</h1>${cards.length === 0 ? markup`<p class="muted">${words.noTracking}</p>` : cards}<p><a href="/p/order/detail.html?orderId=${order.orderId}">${words.detail}</a></p>` });
}
