import { html, redirect } from '../../foundation/answers';
import { refuseControl } from '../../foundation/add-control-routes';
import { TRANSPORT_FAULTS } from '../../foundation/create-switches';
import { markup, renderPage, type Markup } from '../../foundation/render-page';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import { SandboxAnswerError, type Answer } from '../../foundation/sandbox-error';
import { formatAmount } from '../money/format-amount';
import type { World } from '../open-world';
import { PAYPAL_ACCENT } from '../paypal-accent';
import { WEBHOOK_MODES } from '../webhooks/records';
import { endRefund, endReview, setBalance, setWebhookMode } from './control-actions';
import { deliveriesPart, ordersPart, payoutsPart, reviewsPart } from './control-tables';
import { form, type Place } from './control-form';
import { CONTROL_WORDS } from './words';

const OWN_FAULTS = ['decline', 'pending', 'wrong-amount'] as const;

/** GET /_control */
export function showControlPage(world: World, request: SandboxRequest, calls: readonly string[]): Answer {
  const words = CONTROL_WORDS[request.language];
  const place = { world, words };
  const error = request.query.get('error');
  const body = markup`<h1>${words.title}</h1><p class="muted">${words.intro(world.settings.merchantName, world.settings.merchantId, world.settings.merchantEmail)}</p>
${error === null ? null : markup`<p class="notice bad" role="alert">${error}</p>`}
<div class="grid">${moneyCard(place)}${clockCard(place)}${faultCard(place, calls)}${webhookCard(place)}</div>
${reviewsPart(place)}${ordersPart(place)}${payoutsPart(place)}${deliveriesPart(place)}`;
  return html(200, renderPage({ language: request.language, title: words.title, party: 'PayPal', body, wide: true, accent: PAYPAL_ACCENT }));
}

function select(name: string, label: string, options: readonly string[], chosen = ''): Markup {
  return markup`<label>${label}<select name="${name}">${options.map((option) => markup`<option${option === chosen ? markup` selected` : null}>${option}</option>`)}</select></label>`;
}

function field(name: string, label: string, value: string, type: 'text' | 'number' = 'text'): Markup {
  return markup`<label>${label}<input type="${type}" name="${name}" value="${value}"></label>`;
}

function moneyCard({ world, words }: Place): Markup {
  const rows = world.books.all().map(({ currency, available, withheld }) => markup`<div class="row"><span>${currency} · ${words.available}</span><span class="total">${formatAmount({ minor: available, currency }, words.code)}</span></div>
<div class="row"><span>${currency} · ${words.withheld}</span><span>${formatAmount({ minor: withheld, currency }, words.code)}</span></div>`);
  return markup`<section class="card"><h2>${words.balance}</h2>${rows}<p></p>${form(words, 'balance', markup`${field('currency', words.currency, 'USD')}${field('value', words.newBalance, '50000.00')}`, words.setBalance)}</section>`;
}

function clockCard({ world, words }: Place): Markup {
  return markup`<section class="card"><h2>${words.clock}</h2><p><code>${world.clock.iso()}</code><br><span class="muted small">${words.ahead(String(world.clock.offsetMs() / 1000))}</span></p>${form(words, 'clock', field('seconds', words.seconds, '3600', 'number'), words.advance)}
<p></p>${form(words, 'latency', field('ms', words.latency, String(world.switches.latencyMs()), 'number'), words.setLatency)}</section>`;
}

function faultCard({ world, words }: Place, calls: readonly string[]): Markup {
  const set = world.switches.list();
  const list = set.map((fault) => markup`<div class="row"><span><code>${fault.call}</code> ${fault.kind}${fault.value === undefined ? null : ` (${fault.value})`}</span><span>× ${fault.times}</span></div>`);
  const fields = markup`${select('call', words.call, ['*', ...calls], 'orders.capture')}${select('kind', words.kind, [...TRANSPORT_FAULTS, ...OWN_FAULTS], 'timeout-after')}${field('times', words.times, '1', 'number')}${field('value', words.detail, '')}`;
  return markup`<section class="card"><h2>${words.faults}</h2>${set.length === 0 ? markup`<p class="muted">${words.noFaults}</p>` : list}<p></p>${form(words, 'fault', fields, words.setFault)}${set.length === 0 ? null : form(words, 'faults-off', markup``, words.clearFaults)}</section>`;
}

function webhookCard({ world, words }: Place): Markup {
  const { mode, delayMs } = world.outbox.mode();
  const list = [...world.webhooks.values()].map((webhook) => markup`<div><code>${webhook.url}</code> <span class="muted small">${webhook.id}</span></div>`);
  return markup`<section class="card"><h2>${words.webhooks}</h2>${list.length === 0 ? markup`<p class="muted">${words.noWebhooks}</p>` : list}<p></p>
${form(words, 'webhook-mode', markup`${select('mode', words.mode, WEBHOOK_MODES, mode)}${field('delayMs', words.delay, String(delayMs), 'number')}`, words.setDelivery)}</section>`;
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
    case 'clock':
      world.clock.advance(whole('seconds', 315_360_000));
      return;
    case 'latency':
      world.switches.setLatencyMs(whole('ms', 600_000));
      return;
    case 'fault':
      return void world.switches.add({ call: text('call') || '*', kind: text('kind'), times: Math.max(whole('times', 1_000_000), 1), ...(text('value') === '' ? {} : faultDetail(text('kind'), text('value'))) });
    case 'faults-off':
      world.switches.clear();
      return;
    case 'webhook-mode':
      return void setWebhookMode(world, { mode: text('mode'), delayMs: whole('delayMs', 604_800_000) });
    case 'review':
      return void endReview(world, { captureId: text('captureId'), verdict: text('verdict') });
    case 'refund':
      return void endRefund(world, { refundId: text('refundId') });
    default:
      refuseControl('no such action');
  }
}

/** The one detail field of the form: milliseconds for a delay, a status for an error, else the program's own value. */
function faultDetail(kind: string, value: string): { delayMs?: number; status?: number; value?: string } {
  const number = /^\d{1,6}$/.test(value) ? Number.parseInt(value, 10) : null;
  if (kind === 'delay' && number !== null) return { delayMs: number };
  if (kind.startsWith('error-') && number !== null && number >= 400 && number <= 599) return { status: number };
  return { value };
}
