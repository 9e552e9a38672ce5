import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { issuesOf, plainUnit, startTestPayPal, type TestPayPal } from './start-test-paypal';

let paypal: TestPayPal;
beforeAll(async () => {
  paypal = await startTestPayPal();
});
afterAll(() => paypal.stop());
beforeEach(() => paypal.control('settings', { paymentFees: { '*': { basisPoints: 349, fixedMinor: 49 } }, payerCountry: 'US', holdings: null, otherCurrencies: 'convert' }));

const money = (currency_code: string, value: string) => ({ currency_code, value });

async function capture(value: string, currency: string) {
  const order = await paypal.createOrder(plainUnit(value, currency));
  await paypal.approve(order.body.id as string);
  return (await paypal.capture(order.body.id as string)).body.purchase_units[0].payments.captures[0];
}
const available = async (currency: string) => (await paypal.call(`/v1/reporting/balances?currency_code=${currency}`)).body.balances[0]?.available_balance.value as string | undefined;

test('each currency has its own schedule, without decimals where it has none', async () => {
  await paypal.control('settings', { paymentFees: { EUR: { basisPoints: 299, fixedMinor: 39 }, JPY: { basisPoints: 360, fixedMinor: 40 } } });
  expect((await capture('100.00', 'EUR')).seller_receivable_breakdown).toEqual({ gross_amount: money('EUR', '100.00'), paypal_fee: money('EUR', '3.38'), net_amount: money('EUR', '96.62') });
  expect((await capture('1000', 'JPY')).seller_receivable_breakdown).toEqual({ gross_amount: money('JPY', '1000'), paypal_fee: money('JPY', '76'), net_amount: money('JPY', '924') });
  expect([await available('EUR'), await available('JPY')]).toEqual(['96.62', '924']);
});

test('a payer in another country costs more', async () => {
  await paypal.control('settings', { payerCountry: 'ES', crossBorderBasisPoints: 150 });
  // 3.49 % + 1.5 % of 100.00, + 0.49
  expect((await capture('100.00', 'USD')).seller_receivable_breakdown.paypal_fee).toEqual(money('USD', '5.48'));
});

test('a currency that is not held arrives converted, with its rate, and goes back at that rate', async () => {
  await paypal.control('settings', { holdings: ['USD'], exchangeRates: { GBP: '1.25' }, conversionBasisPoints: 400 });
  const before = await available('USD');
  const sold = await capture('100.00', 'GBP');
  // 100.00 - 3.98 = 96.02 GBP at 1.25 less 4 % = 1.20
  expect(sold.seller_receivable_breakdown).toEqual({
    gross_amount: money('GBP', '100.00'), paypal_fee: money('GBP', '3.98'), net_amount: money('GBP', '96.02'),
    paypal_fee_in_receivable_currency: money('USD', '4.78'), receivable_amount: money('USD', '115.22'),
    exchange_rate: { source_currency: 'GBP', target_currency: 'USD', value: '1.20000000' },
  });
  expect(Number(await available('USD')) - Number(before)).toBeCloseTo(115.22);
  await paypal.control('settings', { exchangeRates: { GBP: '2.00' } });
  const refund = await paypal.call(`/v2/payments/captures/${sold.id}/refund`, { body: { amount: money('GBP', '10.00') }, headers: { prefer: 'return=representation' } });
  expect(refund.body.seller_payable_breakdown).toMatchObject({ net_amount: money('GBP', '10.00'), net_amount_in_receivable_currency: money('USD', '12.00') });
  expect(Number(await available('USD')) - Number(before)).toBeCloseTo(103.22);
  expect(await available('GBP')).toBeUndefined();
});

test('a currency that is not held waits for the merchant where the account is set to ask', async () => {
  await paypal.control('settings', { holdings: ['USD'], otherCurrencies: 'ask' });
  expect(await capture('10.00', 'CAD')).toMatchObject({ status: 'PENDING', status_details: { reason: 'RECEIVING_PREFERENCE_MANDATES_MANUAL_ACTION' } });
  const payout = await paypal.call('/v1/payments/payouts', { body: { sender_batch_header: { sender_batch_id: 'cad' }, items: [{ recipient_type: 'EMAIL', amount: { currency: 'CAD', value: '1.00' }, receiver: 'anna@example.com' }] } });
  expect([payout.status, payout.body.name]).toEqual([422, 'NON_HOLDING_CURRENCY']);
});

test('settings that make no sense are refused and change nothing', async () => {
  const before = (await paypal.control('settings')).body;
  for (const wrong of [{ unheard: 1 }, { payouts: 'yes' }, { paymentFees: { XXX: {} } }, { payerCountry: 'Spain' }, { exchangeRates: { EUR: '0' } }, { holdings: 'USD' }, { balanceLagSeconds: -1 }, []]) {
    expect((await paypal.control('settings', wrong)).status, JSON.stringify(wrong)).toBe(400);
  }
  expect((await paypal.control('settings')).body).toEqual(before);
});

test('decimals of a currency without are refused in a refund too', async () => {
  const sold = await capture('1000', 'JPY');
  expect(issuesOf(await paypal.call(`/v2/payments/captures/${sold.id}/refund`, { body: { amount: money('JPY', '1.5') } }))).toEqual(['DECIMALS_NOT_SUPPORTED']);
});
