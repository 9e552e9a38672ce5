import { json } from '../../foundation/answers';
import type { Fault } from '../../foundation/create-switches';
import { randomCode } from '../../foundation/random-code';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, errorAnswer, refuse } from '../answers/errors';
import { findReplay, keepKey, KEY_LIFE_MS, readKey, type ReplayKey } from '../answers/replay';
import { parseValue, type Amount } from '../money/amount';
import { needsDecision } from '../money/receive-payment';
import type { World } from '../open-world';
import { creditCapture, noteCapture } from '../payments/settle-capture';
import { publishCapture } from '../payments/show-capture';
import type { Capture, CaptureStatus, Order } from '../records';
import { requireOrder } from './find-order';
import { approvalUrl, showOrder, wantsWhole } from './show-order';

/** Declined attempts after which an order takes no more. */
const MOST_ATTEMPTS = 10;

type Fate = { readonly status: CaptureStatus; readonly reason: string | null; readonly amount: Amount };

/** POST /v2/checkout/orders/{id}/capture: takes the money once; a repeat with the same PayPal-Request-Id answers 200 with what stands now. */
export function captureOrder(world: World, request: SandboxRequest): Answer {
  const order = requireOrder(world, request.params['id'] ?? '');
  if (request.rawBody.length > 0) request.json();
  const key = readKey(request, 'orders.capture');
  if (findReplay(world, key) !== null) return json(200, showOrder(world, order, wantsWhole(request)));
  if (order.status === 'COMPLETED') refuse('ORDER_ALREADY_CAPTURED');
  if (order.status !== 'APPROVED') refuse('ORDER_NOT_APPROVED');
  if (order.refusals >= MOST_ATTEMPTS) refuse('MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED');
  if (order.invoiceId !== null && world.invoices.get(order.invoiceId) !== undefined) refuse('DUPLICATE_INVOICE_ID', { field: "/purchase_units/@reference_id=='default'/invoice_id", value: order.invoiceId });

  const fate = fateOf(world, order, request.fault, key);
  takeMoney(world, order, fate, key);
  return json(201, showOrder(world, order, wantsWhole(request)));
}

/** How this capture goes: by a switched fault first, else by what the shopper chose. A declined instrument ends here with 422. */
function fateOf(world: World, order: Order, fault: Fault | null, key: ReplayKey): Fate {
  const amount = order.total;
  if (fault?.kind === 'wrong-amount') return { status: 'COMPLETED', reason: null, amount: wrongAmount(amount, fault.value) };
  if (fault?.kind === 'pending') return { status: 'PENDING', reason: fault.value ?? 'PENDING_REVIEW', amount };
  if (fault?.kind === 'decline' && fault.value !== 'COMPLETED_DECLINED') return refuseInstrument(world, order, fault.value ?? 'INSTRUMENT_DECLINED', key);
  if (fault?.kind === 'decline' || order.outcome === 'decline-inside') return { status: 'DECLINED', reason: null, amount };
  if (order.outcome === 'decline') return refuseInstrument(world, order, 'INSTRUMENT_DECLINED', key);
  if (order.outcome === 'review') return { status: 'PENDING', reason: order.reason ?? 'PENDING_REVIEW', amount };
  if (order.outcome === 'bank') return { status: 'PENDING', reason: 'ECHECK', amount };
  if (needsDecision(world.options.get(), amount.currency)) return { status: 'PENDING', reason: 'RECEIVING_PREFERENCE_MANDATES_MANUAL_ACTION', amount };
  return { status: 'COMPLETED', reason: null, amount };
}

function wrongAmount(right: Amount, text: string | undefined): Amount {
  const parsed = text === undefined ? null : parseValue(text, right.currency);
  return { currency: right.currency, minor: parsed !== null && 'minor' in parsed && parsed.minor > 0 ? parsed.minor : Math.max(right.minor - 1, 1) };
}

/** What the shopper can mend on the page where the order was approved. */
const SHOPPER_CHOOSES_AGAIN = new Set(['INSTRUMENT_DECLINED', 'REDIRECT_PAYER_FOR_ALTERNATE_FUNDING', 'PAYER_ACTION_REQUIRED']);

/** The order stays approved and the shopper can go back to the same page to choose other funding; the next attempt needs a new key. */
function refuseInstrument(world: World, order: Order, issue: string, key: ReplayKey): never {
  order.refusals += 1;
  world.orders.put(order.id, order);
  const refusal = errorAnswer(422, [{ issue }], SHOPPER_CHOOSES_AGAIN.has(issue) ? [{ href: approvalUrl(world, order), rel: 'redirect', method: 'GET' }] : []);
  keepKey(world, key, KEY_LIFE_MS.orders, { refusal });
  answerNow(refusal);
}

function takeMoney(world: World, order: Order, fate: Fate, key: ReplayKey): void {
  const nowMs = world.clock.nowMs();
  const capture: Capture = {
    id: randomCode(17),
    orderId: order.id,
    amount: fate.amount,
    invoiceId: order.invoiceId,
    customId: order.customId,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    status: fate.status,
    reason: fate.reason,
    feeMinor: null,
    converted: null,
    refundedMinor: 0,
    refundIds: [],
  };
  world.captures.put(capture.id, capture);
  order.status = 'COMPLETED';
  order.captureId = capture.id;
  order.updatedAtMs = nowMs;
  world.orders.put(order.id, order);
  if (order.invoiceId !== null && fate.status !== 'DECLINED') world.invoices.put(order.invoiceId, { usedBy: capture.id });
  keepKey(world, key, KEY_LIFE_MS.orders, { resultId: order.id });
  if (fate.status === 'COMPLETED') creditCapture(world, capture, key.header);
  else noteCapture(world, capture);
  publishCapture(world, capture);
  if (fate.status === 'COMPLETED') publishCompleted(world, order);
}

function publishCompleted(world: World, order: Order): void {
  world.outbox.publish({ eventType: 'CHECKOUT.ORDER.COMPLETED', resourceType: 'checkout-order', resourceVersion: '2.0', summary: 'Checkout Order Completed', resource: showOrder(world, order, true) });
}
