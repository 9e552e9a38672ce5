import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainUnit, startTestPayPal, unique, type Anything, type TestPayPal } from './start-test-paypal';

// Whatever happens, the account statement explains the balance: each line's balance follows from the line before.
let paypal: TestPayPal;
beforeAll(async () => {
  paypal = await startTestPayPal({ SANDBOX_PAYPAL_TOKEN_SECONDS: '99999999' });
});
afterAll(() => paypal.stop());

/** Holds and their release move money between available and withheld only. */
const HOLDS = new Set(['T1503', 'T1105', 'T1110', 'T1111']);
const cents = (money: { value: string } | undefined) => (money === undefined ? 0 : Math.trunc(Number(money.value.replace('.', ''))));

/** The same walk for the same seed. */
function walk(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

async function payOut(random: () => number): Promise<void> {
  const receivers = ['anna@example.com', 'unclaimed@example.com', 'locked@example.com', 'onhold@example.com', 'blocked@example.com', 'merchant@business.example.com'];
  const items = receivers.map((receiver) => ({ recipient_type: 'EMAIL', amount: { currency: 'USD', value: (1 + random() * 40).toFixed(2) }, receiver }));
  const created = await paypal.call('/v1/payments/payouts', { body: { sender_batch_header: { sender_batch_id: unique('po') }, items } });
  await paypal.control('clock', { advanceSeconds: 3 });
  const batch = await paypal.call(`/v1/payments/payouts/${created.body.batch_header.payout_batch_id}`);
  const [paid, unclaimed, , held] = batch.body.items as Anything[];
  if (random() < 0.5) await paypal.control('payout-item', { itemId: paid.payout_item_id, status: random() < 0.5 ? 'REFUNDED' : 'REVERSED' });
  if (random() < 0.5) await paypal.call(`/v1/payments/payouts-item/${unclaimed.payout_item_id}/cancel`, { body: {} });
  if (random() < 0.5) await paypal.control('payout-item', { itemId: held.payout_item_id, status: 'BLOCKED' });
}

async function sell(random: () => number): Promise<void> {
  const order = await paypal.createOrder(plainUnit((5 + random() * 90).toFixed(2)));
  const outcome = ['pay', 'pay', 'pay', 'review', 'decline-inside'][Math.trunc(random() * 5)] ?? 'pay';
  await paypal.approve(order.body.id as string, outcome);
  const [capture] = (await paypal.capture(order.body.id as string)).body.purchase_units[0].payments.captures as Anything[];
  if (outcome === 'review') await paypal.control('review', { captureId: capture.id, verdict: random() < 0.5 ? 'complete' : 'deny' });
  const chance = random();
  if (chance < 0.25) await paypal.call(`/v2/payments/captures/${capture.id}/refund`, { body: { amount: { currency_code: 'USD', value: '3.00' } } });
  else if (chance < 0.5) {
    const { body } = await paypal.control('dispute', { captureId: capture.id });
    if (body.disputeId !== undefined) await paypal.control('dispute/decide', { disputeId: body.disputeId, verdict: random() < 0.5 ? 'buyer' : 'seller' });
  } else if (chance < 0.6) {
    await paypal.control('faults', { call: 'captures.refund', kind: 'pending' });
    const refund = await paypal.call(`/v2/payments/captures/${capture.id}/refund`, { body: {} });
    if (refund.status === 201) await paypal.control('refund', { refundId: refund.body.id, verdict: random() < 0.5 ? 'fail' : 'complete' });
    await paypal.control('faults', undefined, 'DELETE');
  }
}

test.each([1, 2, 3])('walk %i: every line of the statement follows from the one before, and the last is the balance', async (seed) => {
  const random = walk(seed);
  for (let step = 0; step < 25; step += 1) await (random() < 0.75 ? sell(random) : payOut(random));
  const at = Date.parse((await paypal.control('clock')).body.now as string);
  const query = `start_date=${new Date(at - 30 * 86_400_000).toISOString()}&end_date=${new Date(at + 60_000).toISOString()}&page_size=500&transaction_currency=USD`;
  const rows = (await paypal.call(`/v1/reporting/transactions?${query}`)).body.transaction_details.map((row: Anything) => row.transaction_info) as Anything[];
  expect(rows.length).toBeGreaterThan(20);
  const wrong: string[] = [];
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    if (before === undefined) continue;
    const moved = HOLDS.has(row.transaction_event_code as string) ? 0 : cents(row.transaction_amount) + cents(row.fee_amount);
    if (cents(row.ending_balance) - cents(before.ending_balance) !== moved) wrong.push(`${row.transaction_event_code} ${row.transaction_id}`);
  }
  expect(wrong).toEqual([]);
  const [usd] = (await paypal.call('/v1/reporting/balances?currency_code=USD')).body.balances;
  expect([rows.at(-1).ending_balance, rows.at(-1).available_balance]).toEqual([usd.total_balance, usd.available_balance]);
  // Effects and lines agree: what was captured less what went back to buyers.
  const effects = (await paypal.control('effects')).body.effects as { effect: string }[];
  expect(rows.filter(({ transaction_event_code: code }) => code === 'T0006').length).toBe(effects.filter(({ effect }) => effect === 'capture').length);
  expect(rows.filter(({ transaction_event_code: code }) => code === 'T0001').length).toBe(effects.filter(({ effect }) => effect === 'payout-item').length);
});
