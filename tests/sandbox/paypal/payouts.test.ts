import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestPayPal, unique, type Reply, type Anything, type TestPayPal } from './start-test-paypal';

let paypal: TestPayPal;
beforeAll(async () => {
  // One token for all the days that these tests move the clock.
  paypal = await startTestPayPal({ SANDBOX_PAYPAL_TOKEN_SECONDS: '99999999' });
});
afterAll(() => paypal.stop());
beforeEach(() => paypal.control('balance', { currency: 'USD', value: '50000.00' }));

const item = (receiver: string, value = '9.87', more: Record<string, unknown> = {}) => ({ recipient_type: 'EMAIL', amount: { currency: 'USD', value }, receiver, sender_item_id: unique('poi'), recipient_wallet: 'PAYPAL', ...more });
const pay = (items: unknown[], senderBatchId = unique('po')): Promise<Reply<Anything>> => paypal.call('/v1/payments/payouts', { body: { sender_batch_header: { sender_batch_id: senderBatchId, email_subject: 'You have a payout' }, items } });
const batchOf = async (created: Reply<Anything>) => (await paypal.call(`/v1/payments/payouts/${created.body.batch_header.payout_batch_id}`)).body;
const balance = async () => (await paypal.call('/v1/reporting/balances?currency_code=USD')).body.balances[0];

test('runs from PENDING over PROCESSING to SUCCESS, takes amount and fee, shows it in the balance', async () => {
  const created = await pay([item('anna@example.com'), item('ben@example.com', '20.13')]);
  expect(created.status).toBe(201);
  expect(created.body.batch_header).toMatchObject({ payout_batch_id: expect.stringMatching(/^[2-9A-HJ-NP-Z]{13}$/), batch_status: 'PENDING' });
  expect(await balance()).toMatchObject({ available_balance: { value: '49969.50' }, withheld_balance: { value: '30.50' }, total_balance: { value: '50000.00' } });
  const states: string[] = [];
  await expect.poll(async () => {
    const { batch_header: header } = await batchOf(created);
    if (states.at(-1) !== header.batch_status) states.push(header.batch_status as string);
    return header.batch_status as string;
  }, { timeout: 5_000, interval: 50 }).toBe('SUCCESS');
  expect(states).toEqual(['PENDING', 'PROCESSING', 'SUCCESS']);
  const batch = await batchOf(created);
  expect(batch).toMatchObject({ total_items: 2, total_pages: 1, batch_header: { amount: { currency: 'USD', value: '30.00' }, fees: { currency: 'USD', value: '0.50' }, funding_source: 'BALANCE' } });
  expect(batch.items[0]).toMatchObject({ transaction_status: 'SUCCESS', payout_item_fee: { currency: 'USD', value: '0.25' }, transaction_id: expect.stringMatching(/^[A-Z0-9]{17}$/) });
  const alone = await paypal.call(`/v1/payments/payouts-item/${batch.items[0].payout_item_id}`);
  expect(alone.body).toMatchObject({ transaction_status: 'SUCCESS', sender_batch_id: created.body.batch_header.sender_batch_header.sender_batch_id, payout_item: { receiver: 'anna@example.com' } });
  expect(await balance()).toMatchObject({ available_balance: { value: '49969.50' }, withheld_balance: { value: '0.00' } });
});

test('a sender batch id of the last 30 days is refused with a link to its batch', async () => {
  const id = unique('po');
  const created = await pay([item('anna@example.com')], id);
  const again = await pay([item('anna@example.com')], id);
  expect([again.status, again.body.name]).toEqual([400, 'USER_BUSINESS_ERROR']);
  expect(again.body.details).toEqual([{ field: 'SENDER_BATCH_ID', location: 'body', issue: 'Batch with given sender_batch_id already exists', link: [{ href: `${paypal.url}/v1/payments/payouts/${created.body.batch_header.payout_batch_id}`, rel: 'self', method: 'GET', encType: 'application/json' }] }]);
  await paypal.control('clock', { advanceSeconds: 30 * 86_400 + 1 });
  expect((await pay([item('anna@example.com')], id)).status).toBe(201);
});

test('money that is not there', async () => {
  await paypal.control('balance', { currency: 'USD', value: '10.11' });
  const refused = await pay([item('anna@example.com', '9.87')]);
  expect([refused.status, refused.body.name]).toEqual([422, 'INSUFFICIENT_FUNDS']);
  await paypal.control('balance', { currency: 'USD', value: '10.12' });
  expect((await pay([item('anna@example.com', '9.87')])).status).toBe(201);
});

test('what a receiver’s address brings about, and the money that comes back', async () => {
  const created = await pay([item('unclaimed.ana@example.com'), item('locked@example.com'), item('merchant@business.example.com'), item('blocked@example.com'), item('onhold@example.com')]);
  await paypal.control('clock', { advanceSeconds: 2 });
  const batch = await batchOf(created);
  expect(batch.batch_header.batch_status).toBe('SUCCESS');
  expect(batch.items.map((entry: Anything) => [entry.transaction_status, entry.errors?.name])).toEqual([
    ['UNCLAIMED', 'RECEIVER_UNREGISTERED'],
    ['FAILED', 'RECEIVER_ACCOUNT_LOCKED'],
    ['FAILED', 'SELF_PAY_NOT_ALLOWED'],
    ['BLOCKED', 'REGULATORY_BLOCKED'],
    ['ONHOLD', 'REGULATORY_PENDING'],
  ]);
  expect(await balance()).toMatchObject({ available_balance: { value: '49979.76' }, withheld_balance: { value: '20.24' } });
  const cancel = (id: string) => paypal.call(`/v1/payments/payouts-item/${id}/cancel`, { body: {} });
  const returned = await cancel(batch.items[0].payout_item_id as string);
  expect([returned.status, returned.body.transaction_status]).toEqual([200, 'RETURNED']);
  expect((await cancel(batch.items[0].payout_item_id as string)).body.name).toBe('ITEM_ALREADY_CANCELLED');
  expect((await cancel(batch.items[1].payout_item_id as string)).body.name).toBe('ITEM_INCORRECT_STATUS');
  await paypal.control('clock', { advanceSeconds: 86_400 });
  expect((await batchOf(created)).items[4].transaction_status).toBe('SUCCESS');
  expect(await balance()).toMatchObject({ available_balance: { value: '49989.88' }, withheld_balance: { value: '0.00' } });
});

test('nobody claims it for 30 days: it is returned', async () => {
  const created = await pay([item('unclaimed@example.com')]);
  await paypal.control('clock', { advanceSeconds: 2 });
  await paypal.control('clock', { advanceSeconds: 30 * 86_400 });
  expect((await batchOf(created)).items[0].transaction_status).toBe('RETURNED');
});

test('a denied batch pays nothing', async () => {
  await paypal.control('faults', { call: 'payouts.create', kind: 'decline' });
  const created = await pay([item('anna@example.com')]);
  await paypal.control('clock', { advanceSeconds: 2 });
  const batch = await batchOf(created);
  expect([batch.batch_header.batch_status, batch.items[0].transaction_status, batch.items[0].errors.name]).toEqual(['DENIED', 'DENIED', 'INSUFFICIENT_FUNDS']);
  expect(await balance()).toMatchObject({ available_balance: { value: '50000.00' }, withheld_balance: { value: '0.00' } });
});

test.each([
  ['no items', { sender_batch_header: { sender_batch_id: 'x' }, items: [] }, ['items']],
  ['one bad item of two', { sender_batch_header: {}, items: [item('anna@example.com'), item('not-an-address')] }, ['items[1].receiver']],
  ['currency_code instead of currency', { sender_batch_header: {}, items: [{ ...item('anna@example.com'), amount: { currency_code: 'USD', value: '1.00' } }] }, ['items[0].amount.currency']],
  ['two currencies', { sender_batch_header: {}, items: [item('anna@example.com'), item('ben@example.com', '1.00', { amount: { currency: 'EUR', value: '1.00' } })] }, ['items[1].amount.currency']],
  ['zero', { sender_batch_header: {}, items: [item('anna@example.com', '0.00')] }, ['items[0].amount.value']],
  ['no header', { items: [item('anna@example.com')] }, ['sender_batch_header']],
])('refused: %s', async (_name, body, fields) => {
  const reply = await paypal.call('/v1/payments/payouts', { body });
  expect([reply.status, reply.body.name, reply.body.details.map(({ field }: { field: string }) => field)]).toEqual([400, 'VALIDATION_ERROR', fields]);
});

test('the sandbox’s notes force errors', async () => {
  const notes = [['ERRPYO005', 422, 'INSUFFICIENT_FUNDS'], ['ERRPYO003', 403, 'AUTHORIZATION_ERROR'], ['ERRPYO006', 500, 'INTERNAL_ERROR'], ['POSPYO001', 201, undefined]] as const;
  for (const [note, status, name] of notes) {
    const reply = await pay([item('anna@example.com', '1.00', { note })]);
    expect([reply.status, reply.body.name]).toEqual([status, name]);
  }
  expect((await paypal.call('/v1/payments/payouts/NOPE')).status).toBe(404);
});
