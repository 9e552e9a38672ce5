import { markup, type Markup } from '../../foundation/render-page';
import type { Language } from '../../foundation/sandbox-request';
import { parseValue, type Amount } from '../money/amount';
import { formatAmount } from '../money/format-amount';
import type { World } from '../open-world';
import { isJson, textOf } from '../orders/field-checks';
import { PAYER } from '../orders/show-order';
import type { Json, Order } from '../records';
import type { ApprovalWords } from './words';

/** Who is paid, by whom, for what, and where it goes. */
export function summaryPart(world: World, order: Order, words: ApprovalWords, language: Language): Markup {
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
