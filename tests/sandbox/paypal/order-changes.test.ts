import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issuesOf, orderBody, startTestPayPal, type TestPayPal } from './start-test-paypal';

let paypal: TestPayPal;
beforeAll(async () => {
  paypal = await startTestPayPal();
});
afterAll(() => paypal.stop());

const usd = (value: string) => ({ currency_code: 'USD', value });
const UNIT = "/purchase_units/@reference_id=='default'";
/** An order without a payment source: the form that can be patched. */
const plainOrder = async (): Promise<string> => (await paypal.call('/v2/checkout/orders', { body: { ...orderBody(), payment_source: undefined } })).body.id as string;
const patch = (id: string, patches: unknown) => paypal.call(`/v2/checkout/orders/${id}`, { method: 'PATCH', body: patches });
const unitOf = async (id: string) => (await paypal.call(`/v2/checkout/orders/${id}`)).body.purchase_units[0];

describe('patch', () => {
  test('changes what the table allows; all patches or none', async () => {
    const id = await plainOrder();
    const reply = await patch(id, [
      { op: 'replace', path: `${UNIT}/custom_id`, value: 'ord_02' },
      { op: 'add', path: `${UNIT}/description`, value: 'Two mugs' },
      { op: 'remove', path: `${UNIT}/invoice_id` },
      { op: 'replace', path: `${UNIT}/shipping/name`, value: { full_name: 'Berta Test' } },
    ]);
    expect([reply.status, reply.body]).toEqual([204, '']);
    const unit = await unitOf(id);
    expect(unit).toMatchObject({ custom_id: 'ord_02', description: 'Two mugs', shipping: { name: { full_name: 'Berta Test' } } });
    expect(unit.invoice_id).toBeUndefined();
    const half = await patch(id, [{ op: 'replace', path: `${UNIT}/custom_id`, value: 'ord_03' }, { op: 'replace', path: `${UNIT}/amount`, value: usd('0.00') }]);
    expect(half.status).toBe(422);
    expect((await unitOf(id)).custom_id).toBe('ord_02');
  });

  test('a new amount has to add up, and the capture takes it', async () => {
    const id = await plainOrder();
    const breakdown = { item_total: usd('25.00'), tax_total: usd('1.50') };
    expect(issuesOf(await patch(id, [{ op: 'replace', path: `${UNIT}/amount`, value: { ...usd('26.51'), breakdown } }]))).toEqual(['AMOUNT_MISMATCH']);
    expect((await patch(id, [{ op: 'replace', path: `${UNIT}/amount`, value: { ...usd('26.50'), breakdown } }])).status).toBe(204);
    await paypal.approve(id);
    expect(issuesOf(await patch(id, [{ op: 'replace', path: `${UNIT}/amount`, value: { ...usd('27.50'), breakdown: { ...breakdown, shipping: usd('1.00') } } }]))).toEqual(['AMOUNT_CHANGE_NOT_ALLOWED']);
    expect((await paypal.capture(id)).body.purchase_units[0].payments.captures[0].amount).toEqual(usd('26.50'));
    expect(issuesOf(await patch(id, [{ op: 'replace', path: `${UNIT}/custom_id`, value: 'x' }]))).toEqual(['ORDER_ALREADY_COMPLETED']);
  });

  test.each([
    ['no operation', { path: `${UNIT}/custom_id`, value: 'x' }, 400, 'MISSING_REQUIRED_PARAMETER'],
    ['an operation that is not carried out', { op: 'move', path: `${UNIT}/custom_id`, from: `${UNIT}/invoice_id` }, 400, 'INVALID_PATCH_OPERATION'],
    ['add what is there', { op: 'add', path: `${UNIT}/custom_id`, value: 'x' }, 400, 'INVALID_PATCH_OPERATION'],
    ['replace what is not there', { op: 'replace', path: `${UNIT}/description`, value: 'x' }, 400, 'INVALID_PATCH_OPERATION'],
    ['a field outside the table', { op: 'replace', path: `${UNIT}/reference_id`, value: 'x' }, 400, 'FIELD_NOT_PATCHABLE'],
    ['an operation outside the table', { op: 'remove', path: `${UNIT}/amount` }, 422, 'NOT_PATCHABLE'],
    ['no path', { op: 'replace', value: 'x' }, 422, 'PATCH_PATH_REQUIRED'],
    ['no value', { op: 'replace', path: `${UNIT}/custom_id` }, 422, 'PATCH_VALUE_REQUIRED'],
    ['not a pointer', { op: 'replace', path: 'custom_id', value: 'x' }, 422, 'INVALID_JSON_POINTER_FORMAT'],
    ['a unit by its number', { op: 'replace', path: '/purchase_units/0/custom_id', value: 'x' }, 422, 'INVALID_JSON_POINTER_FORMAT'],
    ['another unit', { op: 'replace', path: "/purchase_units/@reference_id=='other'/custom_id", value: 'x' }, 422, 'REFERENCE_ID_NOT_FOUND'],
    ['another intent', { op: 'replace', path: '/intent', value: 'AUTHORIZE' }, 422, 'UNSUPPORTED_INTENT'],
    ['a value that is too long', { op: 'replace', path: `${UNIT}/custom_id`, value: 'x'.repeat(128) }, 400, 'INVALID_STRING_LENGTH'],
  ])('refused: %s', async (_name, one, status, issue) => {
    const reply = await patch(await plainOrder(), [one]);
    expect([reply.status, issuesOf(reply)]).toEqual([status, [issue]]);
  });

  test('an order that waits for the payer is not patched', async () => {
    const { body } = await paypal.createOrder();
    expect(issuesOf(await patch(body.id as string, [{ op: 'replace', path: `${UNIT}/custom_id`, value: 'x' }]))).toEqual(['NOT_PATCHABLE']);
  });
});

describe('confirm and authorize', () => {
  const source = orderBody()['payment_source'];
  const confirm = (id: string, body: unknown) => paypal.call(`/v2/checkout/orders/${id}/confirm-payment-source`, { body });

  test('a payment source that comes later sends the payer to the same page', async () => {
    const id = await plainOrder();
    expect(issuesOf(await confirm(id, {}))).toEqual(['MISSING_REQUIRED_PARAMETER']);
    expect(issuesOf(await confirm(id, { payment_source: {} }))).toEqual(['NO_PAYMENT_SOURCE_PROVIDED']);
    expect(issuesOf(await confirm(id, { payment_source: { paypal: {}, card: {} } }))).toEqual(['ONLY_ONE_PAYMENT_SOURCE_ALLOWED']);
    expect(issuesOf(await confirm(id, { payment_source: { paypal: {} } }))).toEqual(['RETURN_URL_REQUIRED']);
    const confirmed = await confirm(id, { payment_source: source });
    expect([confirmed.status, confirmed.body.status, confirmed.body.links[1].rel]).toEqual([200, 'PAYER_ACTION_REQUIRED', 'payer-action']);
    await paypal.approve(id);
    expect(issuesOf(await confirm(id, { payment_source: source }))).toEqual(['PAYMENT_ALREADY_APPROVED']);
    await paypal.capture(id);
    expect(issuesOf(await confirm(id, { payment_source: source }))).toEqual(['ORDER_ALREADY_CAPTURED']);
  });

  test('the intent is CAPTURE and nothing else', async () => {
    const id = await plainOrder();
    expect(issuesOf(await paypal.call(`/v2/checkout/orders/${id}/authorize`, { body: {} }))).toEqual(['ACTION_DOES_NOT_MATCH_INTENT']);
    const other = await paypal.call('/v2/checkout/orders', { body: { ...orderBody(), intent: 'AUTHORIZE', payment_source: undefined } });
    expect([other.status, issuesOf(other)]).toEqual([422, ['UNSUPPORTED_INTENT']]);
  });

  test('several units need names of their own, and are for marketplaces; the wallet is the only payment source', async () => {
    const [unit] = orderBody()['purchase_units'] as Record<string, unknown>[];
    const create = (units: unknown[], more = {}) => paypal.call('/v2/checkout/orders', { body: { intent: 'CAPTURE', purchase_units: units, ...more } });
    expect(issuesOf(await create([unit, unit]))).toEqual(['REFERENCE_ID_REQUIRED']);
    expect(issuesOf(await create([{ ...unit, reference_id: 'a' }, { ...unit, reference_id: 'a' }]))).toEqual(['DUPLICATE_REFERENCE_ID']);
    expect(issuesOf(await create([{ ...unit, reference_id: 'a' }, { ...unit, reference_id: 'b' }]))).toEqual(['NOT_SUPPORTED']);
    expect(issuesOf(await create([unit], { payment_source: { card: {} } }))).toEqual(['NOT_SUPPORTED']);
  });
});

describe('tracking', () => {
  const track = (orderId: string, body: unknown) => paypal.call(`/v2/checkout/orders/${orderId}/track`, { body });
  async function sold(): Promise<{ orderId: string; captureId: string }> {
    const orderId = (await paypal.createOrder()).body.id as string;
    await paypal.approve(orderId);
    return { orderId, captureId: (await paypal.capture(orderId)).body.purchase_units[0].payments.captures[0].id as string };
  }

  test('a parcel is told once, shown in the order, and can be changed', async () => {
    const { orderId, captureId } = await sold();
    const parcel = { capture_id: captureId, tracking_number: 'LX123CN', carrier: 'OTHER', carrier_name_other: 'Cainiao', notify_payer: false, items: [{ name: 'Blue mug', sku: 'MUG-B', quantity: '2' }] };
    expect((await track(orderId, parcel)).status).toBe(201);
    const again = await track(orderId, parcel);
    expect([again.status, again.body.purchase_units[0].shipping.trackers.length]).toEqual([200, 1]);
    const [tracker] = (await unitOf(orderId)).shipping.trackers;
    expect(tracker).toMatchObject({ id: `${captureId}-LX123CN`, status: 'SHIPPED' });
    const change = (patches: unknown, id = tracker.id as string) => paypal.call(`/v2/checkout/orders/${orderId}/trackers/${id}`, { method: 'PATCH', body: patches });
    expect((await change([{ op: 'replace', path: '/status', value: 'CANCELLED' }])).status).toBe(204);
    expect((await unitOf(orderId)).shipping.trackers[0].status).toBe('CANCELLED');
    expect(issuesOf(await change([{ op: 'replace', path: '/carrier', value: 'UPS' }]))).toEqual(['FIELD_NOT_PATCHABLE']);
    expect(issuesOf(await change([{ op: 'replace', path: '/items', value: [{ sku: 'OTHER' }] }]))).toEqual(['ITEM_SKU_MISMATCH']);
    const unknown = await change([{ op: 'replace', path: '/status', value: 'CANCELLED' }], 'NOPE');
    expect([unknown.status, issuesOf(unknown)]).toEqual([404, ['TRACKER_ID_NOT_FOUND']]);
  });

  test('refused: no capture id, a foreign one, a carrier without a name, a sku that was not ordered, a capture that brought no money', async () => {
    const { orderId, captureId } = await sold();
    expect(issuesOf(await track(orderId, { tracking_number: 'A' }))).toEqual(['MISSING_REQUIRED_PARAMETER']);
    expect(issuesOf(await track(orderId, { capture_id: 'ELSE', tracking_number: 'A' }))).toEqual(['CAPTURE_ID_NOT_FOUND']);
    expect(issuesOf(await track(orderId, { capture_id: captureId, carrier: 'OTHER' }))).toEqual(['MISSING_REQUIRED_PARAMETER']);
    expect(issuesOf(await track(orderId, { capture_id: captureId, items: [{ sku: 'NOT-ORDERED' }] }))).toEqual(['ITEM_SKU_MISMATCH']);
    const pending = (await paypal.createOrder()).body.id as string;
    await paypal.approve(pending, 'review');
    const captured = await paypal.capture(pending);
    expect(issuesOf(await track(pending, { capture_id: captured.body.purchase_units[0].payments.captures[0].id }))).toEqual(['CAPTURE_STATUS_NOT_VALID']);
  });
});
