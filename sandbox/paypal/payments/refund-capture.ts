import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, errorAnswer, refuse } from '../answers/errors';
import { findReplay, keepKey, KEY_LIFE_MS, readKey } from '../answers/replay';
import { closeDisputeByRefund, openDisputeOf } from '../disputes/open-dispute';
import { valueOf, type Amount } from '../money/amount';
import type { World } from '../open-world';
import { checkMoney, checkText, isJson, newFindings } from '../orders/field-checks';
import { wantsWhole } from '../orders/show-order';
import type { Capture } from '../records';
import { requireCapture } from './get-capture';
import { costOf, returnMoney } from './return-money';
import { publishRefund, showRefund } from './show-refund';

const REFUND_DAYS = 180;
const DAY_MS = 86_400_000;

type Wish = { readonly amount: Amount | null; readonly invoiceId: string | null; readonly customId: string | null; readonly note: string | null };

/** POST /v2/payments/captures/{id}/refund: `{}` gives back all that is left. Never more than was captured. */
export function refundCapture(world: World, request: SandboxRequest): Answer {
  const capture = requireCapture(world, request.params['id'] ?? '');
  const key = readKey(request, 'captures.refund');
  const known = findReplay(world, key);
  const earlier = known === null ? undefined : world.refunds.get(known);
  if (earlier !== undefined) return json(200, showRefund(world, earlier, wantsWhole(request)));

  const wish = readWish(request);
  const amount = checkRefund(world, capture, wish);
  if (request.fault?.kind === 'decline') refuse(request.fault.value ?? 'REFUND_FAILED_INSUFFICIENT_FUNDS');
  const dispute = openDisputeOf(world, capture.id);
  if (dispute !== null) closeDisputeByRefund(world, dispute);
  const refund = returnMoney(world, capture, { ...wish, amount, status: request.fault?.kind === 'pending' ? 'PENDING' : 'COMPLETED', code: 'T1107', from: 'available' });
  keepKey(world, key, KEY_LIFE_MS.payments, { resultId: refund.id });
  world.effects.record({ effect: 'refund', key: key.header, id: refund.id, amount: valueOf(amount), currency: amount.currency, facts: { captureId: capture.id } });
  publishRefund(world, refund);
  return json(201, showRefund(world, refund, wantsWhole(request)));
}

function readWish(request: SandboxRequest): Wish {
  const body = request.rawBody.length === 0 ? {} : request.json();
  const findings = newFindings();
  if (!isJson(body)) answerNow(errorAnswer(400, [{ field: '/', location: 'body', issue: 'MALFORMED_REQUEST_JSON' }]));
  const wish = {
    amount: checkMoney(findings, '/amount', body['amount'], { positive: true }),
    invoiceId: checkText(findings, '/invoice_id', body['invoice_id'], { min: 1, max: 127 }),
    customId: checkText(findings, '/custom_id', body['custom_id'], { min: 1, max: 127 }),
    note: checkText(findings, '/note_to_payer', body['note_to_payer'], { min: 1, max: 255 }),
  };
  if (findings.syntax.length > 0) answerNow(errorAnswer(400, findings.syntax));
  if (findings.business.length > 0) answerNow(errorAnswer(422, findings.business));
  return wish;
}

function checkRefund(world: World, capture: Capture, wish: Wish): Amount {
  const { currency } = capture.amount;
  const left = capture.amount.minor - capture.refundedMinor;
  if (capture.status === 'PENDING') refuse('PENDING_CAPTURE');
  if (capture.status === 'DECLINED' || capture.status === 'FAILED') refuse('REFUND_NOT_ALLOWED');
  if (left <= 0) refuse('CAPTURE_FULLY_REFUNDED');
  if (capture.createdAtMs + REFUND_DAYS * DAY_MS < world.clock.nowMs()) refuse('REFUND_TIME_LIMIT_EXCEEDED');
  if (wish.amount !== null && wish.amount.currency !== currency) refuse('REFUND_CAPTURE_CURRENCY_MISMATCH', { field: '/amount/currency_code', value: wish.amount.currency });
  const amount = wish.amount ?? { minor: left, currency };
  if (amount.minor > left) refuse('REFUND_AMOUNT_EXCEEDED', { field: '/amount/value', value: valueOf(amount) });
  const usedBy = wish.invoiceId === null ? undefined : world.invoices.get(wish.invoiceId)?.usedBy;
  if (usedBy !== undefined && usedBy !== capture.id) refuse('DUPLICATE_INVOICE_ID', { field: '/invoice_id', value: wish.invoiceId ?? '' });
  const dispute = openDisputeOf(world, capture.id);
  if (dispute?.stage === 'CHARGEBACK') refuse('REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK');
  if (dispute !== null && amount.minor < left) refuse('TRANSACTION_DISPUTED');
  const cost = costOf(capture, amount);
  const heldMinor = dispute === null || dispute.held.currency !== cost.currency ? 0 : dispute.held.minor;
  if (world.books.balance(cost.currency).available + heldMinor < cost.minor) refuse('REFUND_FAILED_INSUFFICIENT_FUNDS');
  return amount;
}
