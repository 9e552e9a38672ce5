import { json } from '../../foundation/answers';
import { randomCode } from '../../foundation/random-code';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, errorAnswer, refuse } from '../answers/errors';
import { findReplay, keepKey, KEY_LIFE_MS, readKey } from '../answers/replay';
import { valueOf, type Amount } from '../money/amount';
import type { World } from '../open-world';
import { checkMoney, checkText, isJson, newFindings } from '../orders/field-checks';
import { wantsWhole } from '../orders/show-order';
import type { Capture, Refund } from '../records';
import { requireCapture } from './get-capture';
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
  const status = request.fault?.kind === 'pending' ? 'PENDING' : 'COMPLETED';
  const refund = giveBack(world, capture, { ...wish, amount, status });
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
  if (capture.status === 'DECLINED') refuse('REFUND_NOT_ALLOWED');
  if (left === 0) refuse('CAPTURE_FULLY_REFUNDED');
  if (capture.createdAtMs + REFUND_DAYS * DAY_MS < world.clock.nowMs()) refuse('REFUND_TIME_LIMIT_EXCEEDED');
  if (wish.amount !== null && wish.amount.currency !== currency) refuse('REFUND_CAPTURE_CURRENCY_MISMATCH', { field: '/amount/currency_code', value: wish.amount.currency });
  const amount = wish.amount ?? { minor: left, currency };
  if (amount.minor > left) refuse('REFUND_AMOUNT_EXCEEDED', { field: '/amount/value', value: valueOf(amount) });
  const usedBy = wish.invoiceId === null ? undefined : world.invoices.get(wish.invoiceId)?.usedBy;
  if (usedBy !== undefined && usedBy !== capture.id) refuse('DUPLICATE_INVOICE_ID', { field: '/invoice_id', value: wish.invoiceId ?? '' });
  if (world.books.balance(currency).available < amount.minor) refuse('REFUND_FAILED_INSUFFICIENT_FUNDS');
  return amount;
}

function giveBack(world: World, capture: Capture, gift: Wish & { amount: Amount; status: Refund['status'] }): Refund {
  const { amount, status } = gift;
  const nowMs = world.clock.nowMs();
  capture.refundedMinor += amount.minor;
  capture.status = capture.refundedMinor === capture.amount.minor ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  capture.updatedAtMs = nowMs;
  world.books.move(amount.currency, { available: -amount.minor });
  const refund: Refund = {
    id: randomCode(17),
    captureId: capture.id,
    amount,
    invoiceId: gift.invoiceId,
    customId: gift.customId,
    note: gift.note,
    totalRefundedMinor: capture.refundedMinor,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    status,
  };
  world.refunds.put(refund.id, refund);
  capture.refundIds.push(refund.id);
  world.captures.put(capture.id, capture);
  if (gift.invoiceId !== null && world.invoices.get(gift.invoiceId) === undefined) world.invoices.put(gift.invoiceId, { usedBy: refund.id });
  return refund;
}
