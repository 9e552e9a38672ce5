import { html, redirect } from '../../foundation/answers';
import { markup, renderPage, type Markup } from '../../foundation/render-page';
import type { Language, SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { formatAmount } from '../money/format-amount';
import { parseValue, type Amount } from '../money/amount';
import type { World } from '../open-world';
import { isJson, textOf } from '../orders/field-checks';
import { findOrder } from '../orders/find-order';
import { PAYER } from '../orders/show-order';
import type { ApprovalOutcome, Json, Order } from '../records';
import { PAYPAL_ACCENT } from '../paypal-accent';
import { approveOrder, backToShop, OUTCOMES } from './approve-order';
import { APPROVAL_WORDS, type ApprovalWords } from './words';

/** GET /checkoutnow?token=: the page on which the shopper approves or cancels. */
export function showApproval(world: World, request: SandboxRequest): Answer {
  const words = APPROVAL_WORDS[request.language];
  const order = findOrder(world, request.query.get('token') ?? '');
  if (order === null) return page(404, request.language, words.gone, markup`<h1>${words.gone}</h1><p class="muted">${words.goneNote}</p>`);
  if (order.status === 'COMPLETED') return page(200, request.language, words.paid, paidPart(order, words));
  return page(200, request.language, words.title, markup`${summaryPart(world, order, words, request.language)}${choicePart(order, words)}`);
}

/** POST /checkoutnow?token=: back to the shop with `token` (and `PayerID` when approved). */
export function decideApproval(world: World, request: SandboxRequest): Answer {
  const words = APPROVAL_WORDS[request.language];
  const order = findOrder(world, request.query.get('token') ?? '');
  if (order === null) return page(404, request.language, words.gone, markup`<h1>${words.gone}</h1><p class="muted">${words.goneNote}</p>`);
  const form = request.form();
  const approved = form.get('action') === 'pay';
  if (approved) approveOrder(world, order, outcomeOf(form.get('outcome')));
  const address = backToShop(order, approved);
  if (address !== null) return redirect(address);
  return page(200, request.language, approved ? words.approved : words.canceled, markup`<h1>${approved ? words.approved : words.canceled}</h1><p>${words.close}</p>`);
}

function outcomeOf(text: string | null): ApprovalOutcome {
  return OUTCOMES.find((outcome) => outcome === text) ?? 'pay';
}

function page(status: number, language: Language, title: string, body: Markup): Answer {
  return html(status, renderPage({ language, title, party: 'PayPal', body, accent: PAYPAL_ACCENT }));
}

function paidPart(order: Order, words: ApprovalWords): Markup {
  const address = backToShop(order, true);
  return markup`<h1>${words.paid}</h1><p class="muted">${words.paidNote}</p>${address === null ? null : markup`<p><a href="${address}">${words.back}</a></p>`}`;
}

function summaryPart(world: World, order: Order, words: ApprovalWords, language: Language): Markup {
  const unit = order.purchaseUnit;
  const items = Array.isArray(unit['items']) ? unit['items'].filter(isJson) : [];
  const address = addressLines(unit['shipping'], language);
  const row = (name: string, amount: Amount) => markup`<div class="row"><span>${name}</span><span>${formatAmount(amount, language)}</span></div>`;
  return markup`<h1>${words.payTo(order.brandName ?? world.settings.merchantName)}</h1>
<p class="muted">${words.signedIn(`${PAYER.givenName} ${PAYER.surname}`, PAYER.email)}</p>
<section class="card" aria-label="${words.summary}">
${items.map((item) => row(itemName(item), lineTotal(item, order.total.currency)))}
${breakdownRows(unit, order.total.currency, words).map(([name, amount]) => row(name, amount))}
<div class="row total"><span>${words.total}</span><span>${formatAmount(order.total, language)}</span></div></section>
${address.length === 0 ? null : markup`<section class="card"><h2>${words.shipTo}</h2>${address.map((line) => markup`<div>${line}</div>`)}</section>`}`;
}

function itemName(item: Json): string {
  const quantity = textOf(item['quantity']);
  return quantity === '1' ? textOf(item['name']) : `${quantity} × ${textOf(item['name'])}`;
}

function lineTotal(item: Json, currency: string): Amount {
  const unit = minorOf(item['unit_amount'], currency);
  return { minor: unit * Number.parseInt(textOf(item['quantity']), 10), currency };
}

function minorOf(value: unknown, currency: string): number {
  const parsed = isJson(value) && typeof value['value'] === 'string' ? parseValue(value['value'], currency) : null;
  return parsed !== null && 'minor' in parsed ? parsed.minor : 0;
}

function breakdownRows(unit: Json, currency: string, words: ApprovalWords): [string, Amount][] {
  const amount = unit['amount'];
  const breakdown = isJson(amount) && isJson(amount['breakdown']) ? amount['breakdown'] : {};
  const rows: [string, Amount][] = [];
  for (const [key, name, sign] of [['shipping', words.shipping, 1], ['handling', words.handling, 1], ['tax_total', words.tax, 1], ['insurance', words.insurance, 1], ['discount', words.discount, -1], ['shipping_discount', words.shippingDiscount, -1]] as const) {
    const minor = minorOf(breakdown[key], currency);
    if (minor !== 0) rows.push([name, { minor: sign * minor, currency }]);
  }
  return rows;
}

function addressLines(shipping: unknown, language: Language): string[] {
  if (!isJson(shipping)) return [];
  const name = isJson(shipping['name']) ? textOf(shipping['name']['full_name']) : '';
  const address = isJson(shipping['address']) ? shipping['address'] : {};
  const text = (key: string) => textOf(address[key]);
  const town = [text('postal_code'), text('admin_area_2'), text('admin_area_1')].filter((part) => part !== '').join(' ');
  return [name, text('address_line_1'), text('address_line_2'), town, countryName(text('country_code'), language)].filter((line) => line !== '');
}

function countryName(code: string, language: Language): string {
  return /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code) : code;
}

function choicePart(order: Order, words: ApprovalWords): Markup {
  const choice = (value: ApprovalOutcome, name: string, note: string, checked: boolean) =>
    markup`<label class="choice"><input type="radio" name="outcome" value="${value}"${checked ? markup` checked` : null}><span>${name}<br><span class="muted small">${note}</span></span></label>`;
  return markup`<form method="post" action="/checkoutnow?token=${order.id}&amp;lang=${words.code}">
<fieldset><legend>${words.outcome}</legend>
${choice('pay', words.pays, words.paysNote, true)}${choice('decline', words.declines, words.declinesNote, false)}${choice('review', words.reviews, words.reviewsNote, false)}</fieldset>
<div class="actions"><button class="primary wide" name="action" value="pay">${words.payNow}</button><button class="wide" name="action" value="cancel">${words.cancel}</button></div></form>`;
}
