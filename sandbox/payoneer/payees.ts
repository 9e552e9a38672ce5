import { html, json, redirect } from '../foundation/answers';
import { randomCode } from '../foundation/random-code';
import { markup, renderPage } from '../foundation/render-page';
import type { Answer } from '../foundation/sandbox-error';
import type { SandboxRequest } from '../foundation/sandbox-request';
import { badRequest, payeeNotFound } from './errors';
import type { Account } from './open-account';
import { PAYONEER_ACCENT } from './payoneer-accent';
import type { Payee, PayeeStatus } from './records';
import { notify } from './webhooks';
import { PAYONEER_WORDS } from './words';

const STATUS_WORDS: Readonly<Record<PayeeStatus, string>> = { 0: 'Pending', 1: 'Active', 99: 'Inactive' };
const PAYEE_ID = /^[\w.@-]{1,30}$/;

/** POST …/payees/registration-link { payee_id, redirect_url, … }: a link to the page on which a payee registers. */
export function createRegistrationLink(account: Account, request: SandboxRequest): Answer {
  const body = request.json();
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const payeeId = fields['payee_id'];
  const redirectUrl = fields['redirect_url'];
  if (typeof payeeId !== 'string' || !PAYEE_ID.test(payeeId)) return badRequest('payee_id is required', 'payee_id');
  if (redirectUrl !== undefined && (typeof redirectUrl !== 'string' || !/^https?:\/\//.test(redirectUrl))) return badRequest('redirect_url must be a URL', 'redirect_url');
  const known = account.payees.get(payeeId);
  if (known?.status === 1) return badRequest('The payee is already registered', 'payee_id');
  const linkToken = randomCode(32);
  account.payees.put(payeeId, { payeeId, accountId: known?.accountId ?? randomCode(8, '0123456789'), status: known?.status ?? 0, registeredAtMs: known?.registeredAtMs ?? null, linkToken, redirectUrl: redirectUrl ?? null });
  return json(200, { result: { registration_link: `${request.origin}/register?token=${linkToken}`, token: linkToken } });
}

const payeeOf = (account: Account, { params }: SandboxRequest): Payee => account.payees.get(params['payee'] ?? '') ?? payeeNotFound();

/** GET …/payees/{payee_id}/status */
export function getPayeeStatus(account: Account, request: SandboxRequest): Answer {
  const payee = payeeOf(account, request);
  return json(200, { result: { account_id: payee.accountId, status: { type: payee.status, description: STATUS_WORDS[payee.status] }, registration_date: payee.registeredAtMs === null ? null : account.clock.iso(payee.registeredAtMs), payout_method: payee.status === 1 ? { type: 'PAYONEER_ACCOUNT', currency: 'USD' } : null } });
}

/** DELETE …/payees/{payee_id}: released from the program. UNVERIFIED: the answer. */
export function deletePayee(account: Account, request: SandboxRequest): Answer {
  const payee = payeeOf(account, request);
  account.payees.remove(payee.payeeId);
  return json(200, { result: { payee_id: payee.payeeId, status: 'Deleted' } });
}

/** Payoneer's people have looked at a payee: only an active one can be paid. */
export function decidePayee(account: Account, payeeId: string, status: PayeeStatus): Payee {
  const known = account.payees.get(payeeId);
  const payee: Payee = { payeeId, accountId: known?.accountId ?? randomCode(8, '0123456789'), redirectUrl: known?.redirectUrl ?? null, status, registeredAtMs: status === 1 ? (known?.registeredAtMs ?? account.clock.nowMs()) : (known?.registeredAtMs ?? null), linkToken: null };
  account.payees.put(payeeId, payee);
  if (status === 1) notify(account, 'payee-approved', payee);
  if (status === 99) notify(account, 'payee-declined', payee);
  return payee;
}

export const isPayeeId = (text: string): boolean => PAYEE_ID.test(text);

/** GET /register?token=: the payee's page. */
export function showRegistration(account: Account, request: SandboxRequest): Answer {
  const words = PAYONEER_WORDS[request.language];
  const payee = payeeByLink(account, request);
  const body = payee === null
    ? markup`<h1>${words.linkGone}</h1>`
    : markup`<h1>${words.register}</h1><p class="muted">${words.registerNote(payee.payeeId)}</p><form method="post" action="/register?token=${payee.linkToken ?? ''}&amp;lang=${request.language}"><div class="actions"><button class="primary wide" name="decision" value="register">${words.registerNow}</button><button class="wide" name="decision" value="decline">${words.decline}</button></div></form>`;
  return html(payee === null ? 404 : 200, renderPage({ language: request.language, title: words.register, party: 'Payoneer', accent: PAYONEER_ACCENT, body }));
}

/** POST /register?token=: registered and approved at once, or declined; then back to the shop. */
export function decideRegistration(account: Account, request: SandboxRequest): Answer {
  const payee = payeeByLink(account, request);
  if (payee === null) return showRegistration(account, request);
  const decided = decidePayee(account, payee.payeeId, request.form().get('decision') === 'register' ? 1 : 99);
  if (decided.redirectUrl !== null) return redirect(decided.redirectUrl);
  const words = PAYONEER_WORDS[request.language];
  return html(200, renderPage({ language: request.language, title: words.register, party: 'Payoneer', accent: PAYONEER_ACCENT, body: markup`<h1>${words.payeeStates[decided.status]}</h1><p>${words.closePage}</p>` }));
}

function payeeByLink({ payees }: Account, { query }: SandboxRequest): Payee | null {
  const token = query.get('token');
  return token === null || token === '' ? null : ([...payees.values()].find(({ linkToken }) => linkToken === token) ?? null);
}
