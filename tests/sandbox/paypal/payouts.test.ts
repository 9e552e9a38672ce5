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
  expect([batch.batch_header.batch_status, batch.items[0].transaction_status, batch.items[0].errors.name]).toEqual(['DENIED', 'FAILED', 'INSUFFICIENT_FUNDS']);
  expect(await balance()).toMatchObject({ available_balance: { value: '50000.00' }, withheld_balance: { value: '0.00' } });
});

test.each([
  ['no items', { sender_batch_header: { sender_batch_id: 'x' }, items: [] }, ['items']],
  ['one bad item of two', { sender_batch_header: {}, items: [item('anna@example.com'), item('not-an-address')] }, ['items[1].receiver']],
  ['currency_code instead of currency', { sender_batch_header: {}, items: [{ ...item('anna@example.com'), amount: { currency_code: 'USD', value: '1.00' } }] }, ['items[0].amount.currency']],
  ['two currencies', { sender_batch_header: {}, items: [item('anna@example.com'), item('ben@example.com', '1.00', { amount: { currency: 'EUR', value: '1.00' } })] }, ['items[1].amount.currency']],
  ['a wallet that there is not', { sender_batch_header: {}, items: [item('anna@example.com', '1.00', { recipient_wallet: 'BANK' })] }, ['items[0].recipient_wallet']],
  ['a purpose that there is not', { sender_batch_header: {}, items: [item('anna@example.com', '1.00', { purpose: 'FUN' })] }, ['items[0].purpose']],
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
  expect((await paypal.call('/v1/payments/payouts?sync_mode=true', { body: { sender_batch_header: {}, items: [item('anna@example.com')] } })).body.name).toBe('SYNC_MODE_NOT_APPLICABLE');
  expect((await paypal.call('/v1/payments/payouts/NOPE')).status).toBe(404);
});

test('what else can become of an item: claimed, sent back, reversed, blocked, a duplicate in its batch', async () => {
  const created = await pay([item('unclaimed@example.com'), item('anna@example.com'), item('ben@example.com'), item('onhold@example.com'), item('eva@example.com', '1.00', { sender_item_id: 'twice' }), item('eva@example.com', '1.00', { sender_item_id: 'twice' })]);
  await paypal.control('clock', { advanceSeconds: 2 });
  const ids = (await batchOf(created)).items.map((entry: Anything) => entry.payout_item_id) as string[];
  const before = Number((await balance()).available_balance.value);
  const move = (index: number, status: string) => paypal.control('payout-item', { itemId: ids[index], status });
  expect((await move(0, 'REFUNDED')).status).toBe(400);
  for (const [index, status] of [[0, 'SUCCESS'], [1, 'REFUNDED'], [2, 'REVERSED'], [3, 'BLOCKED']] as const) expect((await move(index, status)).body.status).toBe(status);
  expect((await move(1, 'SUCCESS')).status).toBe(409);
  const after = await batchOf(created);
  expect(after.items.map((entry: Anything) => [entry.transaction_status, entry.errors?.name])).toEqual([
    ['SUCCESS', undefined], ['REFUNDED', undefined], ['REVERSED', undefined], ['BLOCKED', 'REGULATORY_BLOCKED'], ['SUCCESS', undefined], ['FAILED', 'DUPLICATE_ITEM'],
  ]);
  // The amounts of the two that came back, and amount and fee of the blocked one.
  expect(Number((await balance()).available_balance.value) - before).toBeCloseTo(9.87 * 3 + 0.25);
  expect((await balance()).withheld_balance.value).toBe('0.00');
});

test('fees by currency: a share with a cap, read from the item', async () => {
  await paypal.control('settings', { payoutFees: { '*': { basisPoints: 200, fixedMinor: 0, capMinor: 2000 } } });
  const created = await pay([item('anna@example.com', '100.00'), item('ben@example.com', '5000.00')]);
  await paypal.control('clock', { advanceSeconds: 2 });
  const batch = await batchOf(created);
  expect(batch.items.map((entry: Anything) => entry.payout_item_fee.value)).toEqual(['2.00', '20.00']);
  expect(batch.batch_header.fees).toEqual({ currency: 'USD', value: '22.00' });
  await paypal.control('settings', { payoutFees: { '*': { basisPoints: 0, fixedMinor: 25 } } });
});

test('without funds a payout may also be accepted and denied later; nothing is held', async () => {
  await paypal.control('balance', { currency: 'USD', value: '1.00' });
  await paypal.control('settings', { payoutShortfall: 'deny' });
  const created = await pay([item('anna@example.com')]);
  expect([created.status, created.body.batch_header.batch_status]).toEqual([201, 'PENDING']);
  await paypal.control('clock', { advanceSeconds: 2 });
  const batch = await batchOf(created);
  expect([batch.batch_header.batch_status, batch.items[0].errors.name]).toEqual(['DENIED', 'INSUFFICIENT_FUNDS']);
  expect(await balance()).toMatchObject({ available_balance: { value: '1.00' }, withheld_balance: { value: '0.00' } });
  await paypal.control('settings', { payoutShortfall: 'refuse' });
});

test('pages of a batch, and its parts', async () => {
  const created = await pay(Array.from({ length: 5 }, (_, index) => item(`r${index}@example.com`, '1.00')));
  const page = (query: string) => paypal.call(`/v1/payments/payouts/${created.body.batch_header.payout_batch_id}?${query}`);
  const first = (await page('page=1&page_size=2')).body;
  expect([first.items.length, first.total_items, first.total_pages, first.links.map(({ rel }: { rel: string }) => rel)]).toEqual([2, 5, 3, ['self', 'next']]);
  expect((await page('page=3&page_size=2')).body.items).toHaveLength(1);
  expect((await page('page=1&page_size=2&total_required=false')).body.total_items).toBeUndefined();
  expect(Object.keys((await page('fields=batch_header')).body)).toEqual(['batch_header']);
  expect((await page('page_size=1001')).body.name).toBe('VALIDATION_ERROR');
});

test('ids in the path bring about what PayPal’s own sandbox has', async () => {
  const batch = async (id: string) => (await paypal.call(`/v1/payments/payouts/${id}`)).body;
  expect((await batch('POSPYO002')).batch_header.batch_status).toBe('SUCCESS');
  for (const [id, status] of [['ERRPYOB001', 'SUCCESS'], ['ERRPYOB002', 'PENDING'], ['ERRPYOB003', 'PROCESSING'], ['ERRPYOB004', 'DENIED']] as const) expect((await batch(id)).batch_header.batch_status).toBe(status);
  for (const [id, status, name] of [['ERRPYO015', 'FAILED', 'CLOSED_MARKET'], ['ERRPYO019', 'FAILED', 'RECEIVER_ACCOUNT_LOCKED'], ['ERRPYO022', 'UNCLAIMED', 'RECEIVER_UNREGISTERED'], ['ERRPYO026', 'BLOCKED', 'REGULATORY_BLOCKED'], ['ERRPYO027', 'ONHOLD', 'REGULATORY_PENDING'], ['ERRPYO031', 'FAILED', 'UNDEFINED'], ['ERRPYO060', 'FAILED', 'RECEIVER_ACCOUNT_LIMITATION']] as const) {
    expect((await batch(id)).items[0]).toMatchObject({ transaction_status: status, errors: { name } });
  }
  expect([(await batch('ERRPYO032')).name, (await batch('ERRPYO033')).name]).toEqual(['INVALID_RESOURCE_ID', 'INTERNAL_ERROR']);
  expect((await paypal.call('/v1/payments/payouts-item/POSPOI001')).body.transaction_status).toBe('SUCCESS');
  expect((await paypal.call('/v1/payments/payouts-item/ERRPYO043')).body.errors.name).toBe('RECEIVER_ACCOUNT_LOCKED');
  const cancel = async (id: string) => (await paypal.call(`/v1/payments/payouts-item/${id}/cancel`, { body: {} })).body;
  expect((await cancel('POSPOI002')).transaction_status).toBe('RETURNED');
  for (const [id, name] of [['ERRPYO004', 'BATCH_NOT_COMPLETED'], ['ERRPYO007', 'ITEM_ALREADY_CANCELLED'], ['ERRPYO008', 'ITEM_CANCELLATION_FAILED'], ['ERRPYO009', 'ITEM_INCORRECT_STATUS']] as const) expect((await cancel(id)).name).toBe(name);
});

test('more calls in a minute than are allowed are turned away before anything is looked at', async () => {
  const own = await startTestPayPal();
  await own.control('settings', { payoutCallsPerMinute: 3 });
  const statuses: number[] = [];
  for (let index = 0; index < 5; index += 1) statuses.push((await own.call('/v1/payments/payouts', { body: {} })).status);
  expect(statuses.slice(0, 3)).toEqual([400, 400, 400]);
  expect(statuses.at(-1)).toBe(429);
  await own.control('clock', { advanceSeconds: 61 });
  expect((await own.call('/v1/payments/payouts', { body: {} })).status).toBe(400);
  await own.stop();
});

test('15,000 items are one batch, one more are too many; the answer to a used batch id may lack its link', async () => {
  await paypal.control('balance', { currency: 'USD', value: '50000.00' });
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ recipient_type: 'EMAIL', amount: { currency: 'USD', value: '0.01' }, receiver: `r${index}@example.com` }));
  const created = await pay(many(15_000), 'many');
  expect(created.status).toBe(201);
  const over = await pay(many(15_001));
  expect([over.status, over.body.name, over.body.details[0].field]).toEqual([400, 'VALIDATION_ERROR', 'items']);
  await paypal.control('faults', { call: 'payouts.create', kind: 'no-link' });
  expect((await pay(many(15_000), 'many')).body.details).toEqual([{ field: 'SENDER_BATCH_ID', location: 'body', issue: 'Batch with given sender_batch_id already exists' }]);
});
