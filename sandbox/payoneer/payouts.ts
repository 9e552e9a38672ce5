import { json } from '../foundation/answers';
import { randomCode } from '../foundation/random-code';
import type { Answer } from '../foundation/sandbox-error';
import type { SandboxRequest } from '../foundation/sandbox-request';
import { minorOf, numberOf } from './amounts';
import { badRequest, failureWith200, payoutNotFound, refuse } from './errors';
import { CURRENCY, type Account } from './open-account';
import { cancelPayment, schedulePayment } from './payment-life';
import type { Payment } from './records';
import { notify } from './webhooks';

const MOST_ITEMS = 500;
const LONGEST_TEXT = 255;

type Problem = { readonly target: string; readonly description: string };
type Item = Pick<Payment, 'clientReferenceId' | 'payeeId' | 'amountMinor' | 'currency' | 'description' | 'groupId'> & { readonly payoutDateMs: number | null };

/**
 * POST /v4/programs/{program}/masspayouts: up to 500 payments, accepted together or not at all; accepted is not paid. `Payments` and
 * `payments` are taken alike. UNVERIFIED: that one bad item refuses all, and what a repeated client_reference_id gets (a setting).
 */
export function createPayouts(account: Account, request: SandboxRequest): Answer {
  if (request.fault?.kind === 'failure-200') return failureWith200('The payments could not be created');
  const body = request.json();
  const record = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const list = record['Payments'] ?? record['payments'];
  if (!Array.isArray(list) || list.length === 0) badRequest('Payments is required', 'Payments');
  if (list.length > MOST_ITEMS) badRequest(`Payments may hold up to ${String(MOST_ITEMS)} items`, 'Payments');
  const read = list.map((item, index) => readItem(account, item, `Payments[${String(index)}]`));
  const problems = read.flatMap((each) => ('problem' in each ? [each.problem] : []));
  if (problems.length > 0) refuse({ status: 400, error: 'Bad Request', description: 'One or more payments are not valid', target: 'Payments', errors: problems });
  const items = read.flatMap((each) => ('item' in each ? [each.item] : []));
  const { duplicates } = account.settings();
  const isKnown = ({ clientReferenceId }: Item) => account.payments.get(clientReferenceId) !== undefined;
  const hasTwice = new Set(items.map(({ clientReferenceId }) => clientReferenceId)).size < items.length;
  if (hasTwice || (items.some(isKnown) && duplicates !== 'accept-silently')) {
    const description = 'client_reference_id must be unique';
    return duplicates === 'failure-200' ? failureWith200(description) : badRequest(description, 'client_reference_id');
  }
  for (const item of items) if (!isKnown(item)) accept(account, item);
  return json(201, { result: 'Payments Created' });
}

function readItem(account: Account, value: unknown, target: string): { item: Item } | { problem: Problem } {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof fields[name] === 'string' && fields[name].length <= LONGEST_TEXT ? fields[name] : '');
  const problem = (name: string, description: string) => ({ problem: { target: `${target}.${name}`, description } });
  const amountMinor = minorOf(fields['amount']);
  const payoutDateMs = fields['payout_date'] === undefined ? null : Date.parse(text('payout_date'));
  if (text('client_reference_id') === '') return problem('client_reference_id', 'client_reference_id is required');
  if (text('description') === '') return problem('description', 'description is required');
  if (amountMinor === null || amountMinor === 0) return problem('amount', 'amount must be above 0, with two decimal places at most');
  if (text('currency') !== CURRENCY) return problem('currency', `currency must be ${CURRENCY}`);
  if (Number.isNaN(payoutDateMs)) return problem('payout_date', 'payout_date must be a date');
  if (account.payees.get(text('payee_id'))?.status !== 1) return problem('payee_id', 'the payee is not active');
  return { item: { clientReferenceId: text('client_reference_id'), payeeId: text('payee_id'), amountMinor, currency: CURRENCY, description: text('description'), groupId: text('group_id') === '' ? null : text('group_id'), payoutDateMs } };
}

function accept(account: Account, { payoutDateMs, ...item }: Item): void {
  const createdAtMs = account.clock.nowMs();
  const dueAtMs = Math.max(createdAtMs + account.settings().loadAfterSeconds * 1000, payoutDateMs ?? 0);
  const payment: Payment = { ...item, payoutId: randomCode(12, '0123456789'), createdAtMs, dueAtMs, loadedAtMs: null, status: 'Pending', cancelReason: null };
  account.payments.put(payment.clientReferenceId, payment);
  schedulePayment(account, payment);
  notify(account, 'payment-accepted', payment);
}

const paymentOf = (account: Account, { params }: SandboxRequest): Payment => account.payments.get(params['reference'] ?? '') ?? payoutNotFound();

/** GET …/payouts/{client_reference_id}/status. UNVERIFIED: the words of the status beside "Transferred" and "Cancelled". */
export function getPayoutStatus(account: Account, request: SandboxRequest): Answer {
  const payment = paymentOf(account, request);
  const shownMinor = request.fault?.kind === 'wrong-amount' ? (minorOf(request.fault.value) ?? payment.amountMinor + 100) : payment.amountMinor;
  const date = (atMs: number) => account.clock.iso(atMs);
  return json(200, {
    result: {
      payout_date: date(payment.createdAtMs), amount: numberOf(shownMinor), currency: payment.currency, status: payment.status, payee_id: payment.payeeId, payout_id: payment.payoutId, scheduled_payout_date: date(payment.dueAtMs),
      load_date: payment.loadedAtMs === null ? null : date(payment.loadedAtMs), target_amount: numberOf(shownMinor), target_currency: payment.currency, reason_code: null, reason_description: null,
      cancel_reason_code: payment.cancelReason?.code ?? null, cancel_reason_description: payment.cancelReason?.description ?? null,
    },
  });
}

/** PUT …/payouts/{client_reference_id}/cancel: while it is pending. UNVERIFIED: the answer, and what a later cancel gets. */
export function cancelPayout(account: Account, request: SandboxRequest): Answer {
  const payment = paymentOf(account, request);
  if (payment.status !== 'Pending') badRequest(`A payout that is ${payment.status} cannot be cancelled`);
  cancelPayment(account, payment, { code: 'CANCELLED_BY_CLIENT', description: 'Cancelled by the program' });
  return json(200, { result: { payout_id: payment.payoutId, status: 'Cancelled' } });
}

/** GET /v4/programs/{program}/balance */
export function getBalance(account: Account): Answer {
  return json(200, { result: { balance: numberOf(account.balanceMinor()), currency: CURRENCY } });
}
