import { json } from '../../foundation/answers';
import { addControlRoutes } from '../../foundation/add-control-routes';
import type { Router } from '../../foundation/create-router';
import type { World } from '../open-world';
import { changeSettings } from '../settings/change-settings';
import { approveFromControl, creditBalance, debitBalance, endPendingRefund, endReview, revokeTokens, setBalance, setWebhookMode, type ControlAction } from './control-actions';
import { PAYPAL_PARTY, postControlForm, showControlPage } from './control-page';
import { complain, decideDispute } from './dispute-actions';
import { movePayoutItem } from './payout-actions';
import { showState } from './show-state';

/** The control page and its JSON. Neither is known to the real PayPal, and no fault or latency touches them. */
export function addPayPalControls(world: World, router: Router): void {
  const controls = { router, clock: world.clock, switches: world.switches, effects: world.effects, requests: world.store.requests, page: PAYPAL_PARTY };
  addControlRoutes(controls);
  const post = (path: string, action: ControlAction) => { router.on('POST', `/_control/api/${path}`, `control.${path}`, (request) => json(200, action(world, request.json()))); };
  post('balance', setBalance);
  post('debit', debitBalance);
  post('credit', creditBalance);
  post('approve', approveFromControl);
  post('review', endReview);
  post('refund', endPendingRefund);
  post('dispute', complain);
  post('dispute/decide', decideDispute);
  post('payout-item', movePayoutItem);
  post('webhooks/mode', setWebhookMode);
  post('settings', changeSettings);
  post('tokens/revoke', revokeTokens);
  router.on('GET', '/_control/api/settings', 'control.settings', () => json(200, world.options.get()));
  router.on('GET', '/_control/api/state', 'control.state', () => json(200, showState(world)));
  router.on('GET', '/_control', 'control.page', (request) => showControlPage(world, request, controls));
  router.on('POST', '/_control', 'control.page', (request) => postControlForm(world, request));
}
