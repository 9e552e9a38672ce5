import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setEnv } from '@/lib/foundation/env';
import { money } from '@/lib/foundation/money';
import { capturePaypalOrder } from '@/lib/providers/paypal/capture-order';
import { createPaypalOrder } from '@/lib/providers/paypal/create-order';
import { createPaypalPayout } from '@/lib/providers/paypal/create-payout';
import { getMerchantId } from '@/lib/providers/paypal/get-merchant-id';
import { getPaypalBalances } from '@/lib/providers/paypal/get-balances';
import { getPaypalOrder } from '@/lib/providers/paypal/get-order';
import { getPaypalPayout } from '@/lib/providers/paypal/get-payout';
import { refundPaypalCapture } from '@/lib/providers/paypal/refund-capture';
import { verifyPaypalWebhook } from '@/lib/providers/paypal/webhook-signature';
import { startTestPayPal, unique, type TestPayPal } from './start-test-paypal';

// The shop's own PayPal client against the sandbox as a third party: neither knows the other, here they meet.
let paypal: TestPayPal;
let shop: Server;
let webhookId = '';
const verified: string[] = [];
const refused: unknown[] = [];

beforeAll(async () => {
  paypal = await startTestPayPal();
  setEnv({ PAYPAL_API_BASE_URL: paypal.url, PAYPAL_CLIENT_ID: 'sandbox-client', PAYPAL_CLIENT_SECRET: 'sandbox-secret', PAYPAL_WEBHOOK_CA_FILE: path.join(paypal.stateDir, 'webhook-ca.pem') });
  shop = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const rawBody = Buffer.concat(parts);
      verifyPaypalWebhook({ headers: new Headers(request.headers as Record<string, string>), rawBody, webhookId }).then(
        () => {
          verified.push((JSON.parse(rawBody.toString()) as { event_type: string }).event_type);
          response.writeHead(200).end();
        },
        (error: unknown) => {
          refused.push(error);
          response.writeHead(401).end();
        },
      );
    });
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  const hook = await paypal.call('/v1/notifications/webhooks', { body: { url: `http://127.0.0.1:${(shop.address() as AddressInfo).port}/hook`, event_types: [{ name: '*' }] } });
  webhookId = hook.body.id as string;
});
afterAll(async () => {
  setEnv(null);
  await paypal.stop();
  shop.closeAllConnections();
  shop.close();
});

const usd = (minor: bigint) => money(minor, 'USD');

async function approvedOrder(outcome?: string): Promise<string> {
  const reference = unique('ord');
  const order = await createPaypalOrder({
    requestId: reference, customId: reference, invoiceId: reference, total: usd(3049n), breakdown: { items: usd(2500n), shipping: usd(499n), tax: usd(50n) },
    items: [{ name: 'Lamp', quantity: 2, unit: usd(1250n) }], brandName: 'Casa Clara', locale: 'es-ES', returnUrl: 'http://127.0.0.1:3000/checkout/return', cancelUrl: 'http://127.0.0.1:3000/checkout',
    shipping: { fullName: 'Ana Test', address: { line1: 'Calle Mayor 1', city: 'Madrid', postalCode: '28013', country: 'ES' } },
  });
  if (order.kind !== 'done') throw new Error(JSON.stringify(order));
  expect(order.value.approveUrl).toBe(`${paypal.url}/checkoutnow?token=${order.value.paypalOrderId}`);
  await paypal.approve(order.value.paypalOrderId, outcome);
  return order.value.paypalOrderId;
}

test('the shop is paid, refunds, pays out, and believes every webhook', async () => {
  const merchantId = await getMerchantId();
  const captured = await capturePaypalOrder({ paypalOrderId: await approvedOrder(), requestId: unique('cap') });
  if (captured.kind !== 'done') throw new Error(JSON.stringify(captured));
  expect(captured.value).toMatchObject({ status: 'COMPLETED', amount: usd(3049n), payeeMerchantId: merchantId });
  const refund = await refundPaypalCapture({ captureId: captured.value.id, requestId: unique('ref'), amount: usd(49n), invoiceId: unique('R'), noteToPayer: 'Sorry' });
  expect(refund).toMatchObject({ kind: 'done', value: { status: 'COMPLETED' } });

  expect(await getPaypalOrder(captured.value.orderId)).toMatchObject({ captures: [{ status: 'PARTIALLY_REFUNDED' }], refunds: [{ amount: usd(49n), captureId: captured.value.id }] });

  const payout = { senderBatchId: unique('po'), senderItemId: unique('poi'), receiver: 'reseller@example.com', amount: usd(987n), note: 'Thank you', subject: 'Your payout' };
  const first = await createPaypalPayout(payout);
  const again = await createPaypalPayout(payout);
  expect([first, again]).toMatchObject([{ kind: 'done', value: { adopted: false } }, { kind: 'done', value: { adopted: true } }]);
  const batchId = first.kind === 'done' ? first.value.batchId : '';
  await paypal.control('clock', { advanceSeconds: 2 });
  expect(await getPaypalPayout(batchId)).toMatchObject({ batchStatus: 'SUCCESS', items: [{ status: 'SUCCESS' }] });
  const balances = await getPaypalBalances();
  // 50,000.00 + 30.49 - (1.06 + 0.49) - 0.49 - 9.87 - 0.25
  expect(balances.accounts).toMatchObject([{ currency: 'USD', available: usd(5_001_833n), withheld: usd(0n) }]);
  await expect.poll(() => verified.toSorted()).toEqual(['CHECKOUT.ORDER.APPROVED', 'CHECKOUT.ORDER.COMPLETED', 'PAYMENT.CAPTURE.COMPLETED', 'PAYMENT.CAPTURE.REFUNDED', 'PAYMENT.PAYOUTS-ITEM.SUCCEEDED', 'PAYMENT.PAYOUTSBATCH.PROCESSING', 'PAYMENT.PAYOUTSBATCH.SUCCESS']);
  expect(refused).toEqual([]);
});

test('declined, under review, and unknown after the effect: each is told apart', async () => {
  expect(await capturePaypalOrder({ paypalOrderId: await approvedOrder('decline'), requestId: unique('cap') })).toMatchObject({ kind: 'refused', code: 'INSTRUMENT_DECLINED' });
  expect(await capturePaypalOrder({ paypalOrderId: await approvedOrder('review'), requestId: unique('cap') })).toMatchObject({ kind: 'done', value: { status: 'PENDING' } });
  const [paypalOrderId, requestId] = [await approvedOrder(), unique('cap')];
  await paypal.control('faults', { call: 'orders.capture', kind: 'reset-after' });
  expect(await capturePaypalOrder({ paypalOrderId, requestId })).toMatchObject({ kind: 'unknown' });
  expect(await capturePaypalOrder({ paypalOrderId, requestId })).toMatchObject({ kind: 'done', value: { status: 'COMPLETED' } });
});
