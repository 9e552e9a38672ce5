import { redirect } from '../../foundation/answers';
import { refuseControl } from '../../foundation/add-control-routes';
import { renderControlPage, type ControlParty, type Controls } from '../../foundation/control-frame';
import { markup, type Markup } from '../../foundation/render-page';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import { SandboxAnswerError, type Answer } from '../../foundation/sandbox-error';
import { formatAmount } from '../money/format-amount';
import type { World } from '../open-world';
import { PAYPAL_ACCENT } from '../paypal-accent';
import { changeSettings } from '../settings/change-settings';
import { WEBHOOK_MODES } from '../webhooks/records';
import { endPendingRefund, endReview, revokeTokens, setBalance, setWebhookMode } from './control-actions';
import { field, select } from './control-fields';
import { form, type Place } from './control-form';
import { deliveriesPart, disputesPart, ordersPart, payoutsPart } from './control-tables';
import { complain, decideDispute } from './dispute-actions';
import { movePayoutItem } from './payout-actions';
import { feesCard, readFeesForm, readSettingsForm, settingsCard } from './settings-card';
import { waitingPart } from './waiting-part';
import { CONTROL_WORDS } from './words';

/** What PayPal is on the pages that all third parties share. */
export const PAYPAL_PARTY: ControlParty = { party: 'PayPal', accent: PAYPAL_ACCENT, ownFaults: ['refuse', 'decline', 'pending', 'wrong-amount', 'slow', 'extra-fields', 'unknown-status', 'no-link', 'no-payments'] };

/** GET /_control */
export function showControlPage(world: World, request: SandboxRequest, controls: Controls & { readonly page: ControlParty }): Answer {
  const words = CONTROL_WORDS[request.language];
  const place = { world, words };
  const body = markup`<h1>${words.title}</h1><p class="muted">${words.intro(world.settings.merchantName, world.settings.merchantId, world.settings.merchantEmail)}</p>
<div class="grid two">${moneyCard(place)}${webhookCard(place)}</div>
${waitingPart(place)}${ordersPart(place)}${disputesPart(place)}${payoutsPart(place)}${deliveriesPart(place)}
<div class="grid two">${settingsCard(place)}${feesCard(place)}</div>`;
  return renderControlPage(controls, request, { tab: 'overview', title: words.title, body });
}

function moneyCard({ world, words }: Place): Markup {
  const rows = world.books.all().map(({ currency, available, withheld }) => markup`<div class="row"><span>${currency} · ${words.available}</span><span class="total">${formatAmount({ minor: available, currency }, words.code)}</span></div>
<div class="row"><span>${currency} · ${words.withheld}</span><span>${formatAmount({ minor: withheld, currency }, words.code)}</span></div>`);
  return markup`<section class="card"><h2>${words.balance}</h2>${rows}<p></p>${form(words, 'balance', markup`${field('currency', words.currency, 'USD')}${field('value', words.newBalance, '50000.00')}`, words.setBalance)}</section>`;
}

function webhookCard({ world, words }: Place): Markup {
  const { mode, delayMs } = world.outbox.mode();
  const list = [...world.webhooks.values()].map((webhook) => markup`<div><code>${webhook.url}</code> <span class="muted small">${webhook.id}</span></div>`);
  return markup`<section class="card"><h2>${words.webhooks}</h2>${list.length === 0 ? markup`<p class="muted">${words.noWebhooks}</p>` : list}<p></p>
${form(words, 'webhook-mode', markup`${select('mode', words.mode, WEBHOOK_MODES, mode)}${field('delayMs', words.delay, String(delayMs), 'number')}`, words.setDelivery)}
<p></p>${form(words, 'tokens-revoke', markup`<span class="muted small">${words.tokens(String(world.tokens.size))}</span>`, words.revokeTokens)}</section>`;
}

/** POST /_control: does the form's action, then shows the page again; what was refused is said there. */
export function postControlForm(world: World, request: SandboxRequest): Answer {
  const fields = request.form();
  const back = (error: string | null) => redirect(`/_control?lang=${request.language}${error === null ? '' : `&error=${encodeURIComponent(error)}`}`);
  try {
    runForm(world, fields);
    return back(null);
  } catch (error) {
    if (!(error instanceof SandboxAnswerError)) throw error;
    return back(/"error":"([^"]+)"/.exec(String(error.answer.body))?.[1] ?? 'refused');
  }
}

function runForm(world: World, fields: URLSearchParams): void {
  const text = (name: string) => fields.get(name)?.trim() ?? '';
  const whole = (name: string, max: number) => (/^\d{1,9}$/.test(text(name)) && Number.parseInt(text(name), 10) <= max ? Number.parseInt(text(name), 10) : refuseControl(`${name} must be a whole number up to ${String(max)}`));
  switch (text('action')) {
    case 'balance':
      return void setBalance(world, { currency: text('currency'), value: text('value') });
    case 'webhook-mode':
      return void setWebhookMode(world, { mode: text('mode'), delayMs: whole('delayMs', 604_800_000) });
    case 'settings':
      return void changeSettings(world, readSettingsForm(fields));
    case 'fees':
      return void changeSettings(world, readFeesForm(fields));
    case 'tokens-revoke':
      return void revokeTokens(world, {});
    case 'dispute':
      return void complain(world, { captureId: text('captureId') });
    case 'dispute-decide':
      return void decideDispute(world, { disputeId: text('disputeId'), verdict: text('verdict') });
    case 'payout-item':
      return void movePayoutItem(world, { itemId: text('itemId'), status: text('status') });
    case 'review':
      return void endReview(world, { captureId: text('captureId'), verdict: text('verdict') });
    case 'refund':
      return void endPendingRefund(world, { refundId: text('refundId'), verdict: text('verdict') || 'complete' });
    default:
      refuseControl('no such action');
  }
}
