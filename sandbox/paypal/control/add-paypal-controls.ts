import { json } from '../../foundation/answers';
import { addControlRoutes } from '../../foundation/add-control-routes';
import type { Router } from '../../foundation/create-router';
import type { World } from '../open-world';
import { approveFromControl, creditBalance, debitBalance, endRefund, endReview, setBalance, setWebhookMode, type ControlAction } from './control-actions';
import { PAYPAL_PARTY, postControlForm, showControlPage } from './control-page';
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
  post('refund', endRefund);
  post('webhooks/mode', setWebhookMode);
  router.on('GET', '/_control/api/state', 'control.state', () => json(200, showState(world)));
  router.on('GET', '/_control', 'control.page', (request) => showControlPage(world, request, controls));
  router.on('POST', '/_control', 'control.page', (request) => postControlForm(world, request));
}
