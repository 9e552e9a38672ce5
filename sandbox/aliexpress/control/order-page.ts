import { controlPath } from '@/sandbox/foundation/control-frame';
import { markup, type Markup } from '@/sandbox/foundation/render-page';
import { decimalText } from '../money/decimal-text';
import { parcelsOf } from '../orders/parcel';
import { HOLDS, type OrderRow } from '../rows';
import type { Supplier } from '../supplier';
import { actionButton, actionsFor, pushRows, stateText } from './control-lists';
import type { Words } from './words';

const PUSHES = ['OrderCreated', 'PaymentAuthorized', 'paymentFailedEvent', 'OrderShipped', 'OrderConfirmed', 'OrderClosed'];

/** One order with all that can be done to it by hand. */
export function orderPage(supplier: Supplier, order: OrderRow, words: Words): Markup {
  return markup`<p><a href="${controlPath('/_control', words)}">${words.orders}</a></p><h1>${words.order} ${order.orderId}</h1><p>${stateText(order, words)} <code>${order.status}</code></p>
<div class="grid two">${factsCard(supplier, order, words)}<div class="grid">${actionsCard(order, words)}${pushCard(order, words)}</div></div>
<section class="card"><h2>${words.pushes}</h2>${pushRows(supplier, [...supplier.pushes.values()].filter((row) => row.orderId === order.orderId), words)}</section>`;
}

function factsCard(supplier: Supplier, order: OrderRow, words: Words): Markup {
  const row = (name: string, value: string | Markup) => markup`<div class="row"><span class="muted">${name}</span><span>${value}</span></div>`;
  const parcels = parcelsOf(order, { nowMs: supplier.clock.nowMs(), lastMileAfterHours: supplier.settings().lastMileAfterHours });
  const address = ['full_name', 'address', 'address2', 'city', 'province', 'zip', 'country'].map((name) => order.address[name] ?? '').filter((text) => text !== '');
  return markup`<section class="card"><h2>${words.order}</h2>
${row(words.reference, order.outOrderId === '' ? '–' : markup`<code>${order.outOrderId}</code>`)}${row(words.seller, order.storeName)}
${order.lines.map((line) => markup`<div class="row"><span>${line.quantity} × ${line.title}<br><span class="muted small">${line.skuText}</span></span><span>$${decimalText(line.unitMinor * line.quantity)}</span></div>`)}
${row(words.freight, `$${decimalText(order.lines.reduce((sum, line) => sum + line.freightMinor, 0))}`)}${order.hiddenTaxMinor === 0 ? '' : row(words.tax, `$${decimalText(order.hiddenTaxMinor)}`)}
${row(words.amount, markup`<strong>$${decimalText(order.totalMinor)}</strong>`)}${order.refundedMinor === 0 ? '' : row(words.refunded, `$${decimalText(order.refundedMinor)}`)}
${parcels.map((parcel) => row(parcel.carrier, markup`<code>${parcel.number}</code>`))}
<p class="muted small" style="margin-top:12px">${address.join(', ')}</p></section>`;
}

function actionsCard(order: OrderRow, words: Words): Markup {
  const simple = actionsFor(order).filter((action) => action !== 'hold' && action !== 'refund');
  const canHold = actionsFor(order).includes('hold');
  const canRefund = actionsFor(order).includes('refund');
  const path = (action: string) => controlPath(`/_control/orders/${order.orderId}/${action}`, words);
  return markup`<section class="card"><h2>${words.actions}</h2>
${simple.length === 0 && !canHold && !canRefund ? markup`<p class="muted">${words.nothingToDo}</p>` : markup`<form method="post" class="actions-inline">${backField(order)}${simple.map((action) => actionButton(order, action, words))}</form>`}
${canHold ? markup`<form method="post" action="${path('hold')}" class="inline" style="margin-top:12px">${backField(order)}<label>${words.holdIn}<select name="status">${HOLDS.map((status) => markup`<option${status === 'RISK_CONTROL' ? markup` selected` : ''}>${status}</option>`)}</select></label><button class="slim">${words.hold}</button></form>` : ''}
${canRefund ? markup`<form method="post" action="${path('refund')}" class="inline" style="margin-top:12px">${backField(order)}<label>${words.refundAmount}<input type="text" name="amount" inputmode="decimal" value="${decimalText(order.totalMinor - order.refundedMinor)}"></label><button class="slim">${words.refund}</button></form>` : ''}</section>`;
}

function backField(order: OrderRow): Markup {
  return markup`<input type="hidden" name="back" value="/_control/orders/${order.orderId}">`;
}

function pushCard(order: OrderRow, words: Words): Markup {
  return markup`<section class="card"><h2>${words.pushByHand}</h2><form method="post" action="${controlPath('/_control/pushes', words)}" class="fields">${backField(order)}<input type="hidden" name="orderId" value="${order.orderId}">
<label>${words.pushMode}<select name="orderStatus">${PUSHES.map((status) => markup`<option>${status}</option>`)}</select></label>
<label>${words.signature}<select name="forged"><option value="false">${words.genuine}</option><option value="true">${words.forged}</option></select></label><button class="slim">${words.send}</button></form></section>`;
}
