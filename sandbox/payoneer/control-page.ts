import { controlPath, renderControlPage, type ControlParty, type Controls } from '../foundation/control-frame';
import { markup, type Markup } from '../foundation/render-page';
import type { Answer } from '../foundation/sandbox-error';
import type { SandboxRequest } from '../foundation/sandbox-request';
import { displayOf } from './amounts';
import type { Account } from './open-account';
import { PAYONEER_ACCENT } from './payoneer-accent';
import { DUPLICATES, type Payee, type Payment } from './records';
import { PAYONEER_WORDS, type PayoneerWords } from './words';

export const PAYONEER_PARTY: ControlParty = { party: 'Payoneer', accent: PAYONEER_ACCENT, ownFaults: ['failure-200', 'wrong-amount'] };
const SHOWN = 50;

/** GET /_control */
export function showOverview(account: Account, controls: Controls & { readonly page: ControlParty }, request: SandboxRequest): Answer {
  const words = PAYONEER_WORDS[request.language];
  const body = markup`<h1>${words.title}</h1><p class="muted">${words.intro}</p><p class="notice">${words.unverified}</p>
<div class="grid two">${balanceCard(account, words)}${behaviourCard(account, words)}</div>
${paymentsCard(account, words)}${payeesCard(account, words)}${deliveriesCard(account, words)}`;
  return renderControlPage(controls, request, { tab: 'overview', title: words.title, body });
}

function form(words: PayoneerWords, action: string, fields: Markup, button: string): Markup {
  return markup`<form class="inline" method="post" action="${controlPath(`/_control/${action}`, words)}">${fields}<button class="slim">${button}</button></form>`;
}

const hidden = (name: string, value: string): Markup => markup`<input type="hidden" name="${name}" value="${value}">`;

function balanceCard(account: Account, words: PayoneerWords): Markup {
  return markup`<section class="card"><h2>${words.balance}</h2><div class="row"><span>USD</span><span class="total">${displayOf(account.balanceMinor(), words.code)}</span></div><p></p>${form(words, 'balance', markup`<label>${words.newBalance}<input type="text" name="value" inputmode="decimal" value="50000.00"></label>`, words.set)}</section>`;
}

function behaviourCard(account: Account, words: PayoneerWords): Markup {
  const { duplicates, loadAfterSeconds } = account.settings();
  const options = DUPLICATES.map((choice) => markup`<option value="${choice}"${choice === duplicates ? markup` selected` : null}>${words.duplicateChoices[choice]}</option>`);
  return markup`<section class="card"><h2>${words.behaviour}</h2>${form(words, 'settings', markup`<label>${words.duplicates}<select name="duplicates">${options}</select></label><label>${words.loadAfter}<input type="number" name="loadAfterSeconds" min="0" value="${loadAfterSeconds}"></label>`, words.save)}</section>`;
}

function table(title: string, empty: string, heads: readonly string[], rows: readonly Markup[]): Markup {
  const body = rows.length === 0 ? markup`<p class="muted">${empty}</p>` : markup`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
  return markup`<section class="card"><h2>${title}</h2>${body}</section>`;
}

function paymentsCard({ payments, clock }: Account, words: PayoneerWords): Markup {
  const actions = ({ status, clientReferenceId }: Payment) => (status === 'Pending' ? markup`<span class="actions-inline">${form(words, 'load', hidden('reference', clientReferenceId), words.payNow)}${form(words, 'cancel', hidden('reference', clientReferenceId), words.cancel)}</span>` : null);
  const tone = { Pending: 'warn', Transferred: 'good', Cancelled: 'bad' } as const;
  const rows = [...payments.values()].slice(-SHOWN).reverse().map((payment) =>
    markup`<tr><td><code>${payment.clientReferenceId}</code></td><td>${payment.payeeId}</td><td>${displayOf(payment.amountMinor, words.code)}</td><td class="${tone[payment.status]}">${words.paymentStates[payment.status]}</td><td>${clock.iso(payment.createdAtMs)}</td><td>${clock.iso(payment.loadedAtMs ?? payment.dueAtMs)}</td><td>${actions(payment)}</td></tr>`);
  return table(words.payments, words.noPayments, [words.reference, words.payeeId, words.amount, words.state, words.created, words.due, words.actions], rows);
}

function payeesCard({ payees }: Account, words: PayoneerWords): Markup {
  const decide = (payee: Payee, status: string, label: string) => form(words, 'payees', markup`${hidden('payeeId', payee.payeeId)}${hidden('status', status)}`, label);
  const rows = [...payees.values()].slice(-SHOWN).reverse().map((payee) =>
    markup`<tr><td>${payee.payeeId}</td><td><code>${payee.accountId}</code></td><td class="${payee.status === 1 ? 'good' : 'warn'}">${words.payeeStates[payee.status]}</td><td><span class="actions-inline">${payee.status === 1 ? null : decide(payee, '1', words.approve)}${payee.status === 99 ? null : decide(payee, '99', words.decline)}</span></td></tr>`);
  return markup`${table(words.payees, words.noPayees, [words.payeeId, words.account, words.state, words.actions], rows)}<section class="card"><h2>${words.addPayee}</h2>${form(words, 'payees', markup`<label>${words.payeeId}<input type="text" name="payeeId" maxlength="30" required></label>`, words.add)}</section>`;
}

function deliveriesCard({ deliveries }: Account, words: PayoneerWords): Markup {
  const rows = [...deliveries.values()].slice(-SHOWN).reverse().map((delivery) => markup`<tr><td>${words.events[delivery.event]}</td><td><code>${delivery.url}</code></td><td>${delivery.attempts}</td><td>${delivery.last ?? '–'}</td></tr>`);
  return table(words.notifications, words.noDeliveries, [words.event, words.to, words.attempts, words.last], rows);
}
