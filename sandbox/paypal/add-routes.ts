import type { Router } from '../foundation/create-router';
import { redirect } from '../foundation/answers';
import { apiCall, type ApiHandler } from './answers/authenticate';
import { decideApproval, showApproval } from './approval/approval-page';
import { acceptClaim } from './disputes/accept-claim';
import { adjudicateDispute } from './disputes/adjudicate-dispute';
import { getDispute } from './disputes/get-dispute';
import { listDisputes } from './disputes/list-disputes';
import { provideEvidence } from './disputes/provide-evidence';
import { requireEvidence } from './disputes/require-evidence';
import { createToken, terminateToken } from './oauth/create-token';
import type { World } from './open-world';
import { authorizeOrder } from './orders/authorize-order';
import { captureOrder } from './orders/capture-order';
import { confirmOrder } from './orders/confirm-order';
import { createOrder } from './orders/create-order';
import { getOrder } from './orders/get-order';
import { patchOrder } from './orders/patch-order';
import { patchTracker } from './orders/patch-tracker';
import { trackOrder } from './orders/track-order';
import { getCapture } from './payments/get-capture';
import { getRefund } from './payments/get-refund';
import { refundCapture } from './payments/refund-capture';
import { cancelItem } from './payouts/cancel-item';
import { createPayout } from './payouts/create-payout';
import { getBatch } from './payouts/get-batch';
import { getItem } from './payouts/get-item';
import { getBalances } from './reporting/get-balances';
import { listTransactions } from './reporting/list-transactions';
import { getCore, getEligibleMethods, getInstance, getTellShop } from './web-sdk/serve-web-sdk';
import { getEvent, listEvents, listEventTypes, listWantedTypes, resendEvent } from './webhooks/list-events';
import { deleteWebhook, getWebhook, listWebhooks, patchWebhook, registerWebhook } from './webhooks/register-webhook';
import { simulateEvent } from './webhooks/simulate-event';
import { getCertificate, verifySignature } from './webhooks/verify-signature';

/** Every call of the sandbox with the name by which a fault finds it. */
export function addRoutes(world: World, router: Router): void {
  const api = (method: string, path: string, call: string, handler: ApiHandler) => { router.on(method, path, call, apiCall(world, call, handler)); };
  router.on('POST', '/v1/oauth2/token', 'oauth.token', (request) => createToken(world, request));
  router.on('POST', '/v1/oauth2/token/terminate', 'oauth.terminate', (request) => terminateToken(world, request));
  api('POST', '/v2/checkout/orders', 'orders.create', createOrder);
  api('GET', '/v2/checkout/orders/:id', 'orders.get', getOrder);
  api('PATCH', '/v2/checkout/orders/:id', 'orders.patch', patchOrder);
  api('POST', '/v2/checkout/orders/:id/confirm-payment-source', 'orders.confirm', confirmOrder);
  api('POST', '/v2/checkout/orders/:id/authorize', 'orders.authorize', authorizeOrder);
  api('POST', '/v2/checkout/orders/:id/capture', 'orders.capture', captureOrder);
  api('POST', '/v2/checkout/orders/:id/track', 'orders.track', trackOrder);
  api('PATCH', '/v2/checkout/orders/:id/trackers/:tracker', 'orders.trackers.patch', patchTracker);
  api('GET', '/v2/payments/captures/:id', 'captures.get', getCapture);
  api('POST', '/v2/payments/captures/:id/refund', 'captures.refund', refundCapture);
  api('GET', '/v2/payments/refunds/:id', 'refunds.get', getRefund);
  api('POST', '/v1/payments/payouts', 'payouts.create', createPayout);
  api('GET', '/v1/payments/payouts/:id', 'payouts.get', getBatch);
  api('GET', '/v1/payments/payouts-item/:id', 'payouts-item.get', getItem);
  api('POST', '/v1/payments/payouts-item/:id/cancel', 'payouts-item.cancel', cancelItem);
  api('GET', '/v1/reporting/balances', 'balances.get', getBalances);
  api('GET', '/v1/reporting/transactions', 'transactions.list', listTransactions);
  addDisputeRoutes(api);
  addWebhookRoutes(world, router, api);
  router.on('GET', '/checkoutnow', 'approval.page', (request) => showApproval(world, request));
  router.on('POST', '/checkoutnow', 'approval.decide', (request) => decideApproval(world, request));
  router.on('GET', '/web-sdk/v6/core', 'web-sdk.core', () => getCore(world));
  router.on('GET', '/web-sdk/v6/tell-shop', 'web-sdk.tell-shop', () => getTellShop());
  router.on('GET', '/web-sdk/v6/instance', 'web-sdk.instance', (request) => getInstance(world, request));
  router.on('GET', '/web-sdk/v6/eligible-methods', 'web-sdk.eligible-methods', (request) => getEligibleMethods(world, request));
  router.on('GET', '/', 'control.home', () => redirect('/_control'));
}

type AddCall = (method: string, path: string, call: string, handler: ApiHandler) => void;

function addDisputeRoutes(api: AddCall): void {
  api('GET', '/v1/customer/disputes', 'disputes.list', listDisputes);
  api('GET', '/v1/customer/disputes/:id', 'disputes.get', getDispute);
  api('POST', '/v1/customer/disputes/:id/accept-claim', 'disputes.accept-claim', acceptClaim);
  api('POST', '/v1/customer/disputes/:id/provide-evidence', 'disputes.provide-evidence', provideEvidence);
  api('POST', '/v1/customer/disputes/:id/adjudicate', 'disputes.adjudicate', adjudicateDispute);
  api('POST', '/v1/customer/disputes/:id/require-evidence', 'disputes.require-evidence', requireEvidence);
}

function addWebhookRoutes(world: World, router: Router, api: AddCall): void {
  api('POST', '/v1/notifications/webhooks', 'webhooks.create', registerWebhook);
  api('GET', '/v1/notifications/webhooks', 'webhooks.list', listWebhooks);
  api('GET', '/v1/notifications/webhooks/:id', 'webhooks.get', getWebhook);
  api('PATCH', '/v1/notifications/webhooks/:id', 'webhooks.patch', patchWebhook);
  api('DELETE', '/v1/notifications/webhooks/:id', 'webhooks.delete', deleteWebhook);
  api('GET', '/v1/notifications/webhooks/:id/event-types', 'webhooks.wanted', listWantedTypes);
  api('POST', '/v1/notifications/simulate-event', 'webhooks.simulate', simulateEvent);
  api('GET', '/v1/notifications/webhooks-event-types', 'webhooks.event-types', listEventTypes);
  api('GET', '/v1/notifications/webhooks-events', 'webhooks.events', listEvents);
  api('GET', '/v1/notifications/webhooks-events/:id', 'webhooks.event', getEvent);
  api('POST', '/v1/notifications/webhooks-events/:id/resend', 'webhooks.resend', resendEvent);
  api('POST', '/v1/notifications/verify-webhook-signature', 'webhooks.verify', verifySignature);
  router.on('GET', '/v1/notifications/certs/:id', 'webhooks.cert', (request) => getCertificate(world, request));
}
