import { TRANSPORT_FAULTS } from '@/sandbox/foundation/create-switches';
import { markup, type Markup } from '@/sandbox/foundation/render-page';
import { refusalOfFault } from '../methods/method';
import { METHOD_BY_NAME } from '../methods/registry';
import { SYSTEM_CALLS } from '../oauth/system-calls';
import type { Supplier } from '../supplier';
import { ordersCard, pushesCard, tokensCard } from './control-lists';
import { stockCard } from './stock-card';
import { WORDS, type Words } from './words';

/** The control page: clock, behaviour, faults and stock as cards; orders, tokens and push messages as tables. */
export function controlPage(supplier: Supplier, language: 'en' | 'es'): Markup {
  const words = WORDS[language];
  return markup`<h1>${words.title}</h1><p class="muted">${words.intro}</p>
${ordersCard(supplier, words)}
<div class="grid"><div class="grid">${clockCard(supplier, words)}${stockCard(supplier, words)}</div>${settingsCard(supplier, words)}${faultsCard(supplier, words)}</div>
${tokensCard(supplier, words)}${pushesCard(supplier, words)}`;
}

function clockCard({ clock, switches }: Supplier, words: Words): Markup {
  const jump = (seconds: number, label: string) => markup`<button class="slim" name="advanceSeconds" value="${seconds}">${label}</button>`;
  const hours = (clock.offsetMs() - (clock.offsetMs() % 3_600_000)) / 3_600_000;
  return markup`<section class="card"><h2>${words.clock}</h2>
<div class="row"><span class="muted">${words.now}</span><span>${clock.iso().replace('T', ' ').replace('Z', ' UTC')}</span></div>
<p class="small muted">${hours === 0 ? '' : `${hours} h ${words.ahead}`}</p>
<form method="post" action="/_control/clock" class="inline">${jump(3_600, words.hour)}${jump(86_400, words.day)}${jump(604_800, words.week)}${jump(5_270_400, words.twoMonths)}</form>
<form method="post" action="/_control/latency" class="inline" style="margin-top:16px"><label>${words.latency}<input type="number" name="ms" min="0" max="600000" value="${switches.latencyMs()}"></label><button class="slim">${words.set}</button></form></section>`;
}

type Choice = readonly [value: string, label: string];

function select(name: string, label: string, chosen: string, choices: readonly Choice[]): Markup {
  return markup`<label>${label}<select name="${name}">${choices.map(([value, text]) => markup`<option value="${value}"${value === chosen ? markup` selected` : ''}>${text}</option>`)}</select></label>`;
}

function settingsCard(supplier: Supplier, words: Words): Markup {
  const settings = supplier.settings();
  const flag = (name: 'autoPay' | 'strictProvinces', label: string) => select(name, label, String(settings[name]), [['true', words.on], ['false', words.offWord]]);
  const whole = (name: 'orderVisibleAfterMs' | 'priceFactorBasisPoints' | 'hiddenTaxBasisPoints' | 'shipAfterHours', label: string) =>
    markup`<label>${label}<input type="number" name="${name}" min="0" value="${settings[name]}"></label>`;
  return markup`<section class="card"><h2>${words.behaviour}</h2><form method="post" action="/_control/settings"><div style="display:grid;gap:12px">
${flag('autoPay', words.autoPay)}
${select('dedupe', words.dedupe, settings.dedupe, [['same-ids', words.sameIds], ['repeated-error', words.repeated], ['off', words.off]])}
${whole('orderVisibleAfterMs', words.visible)}${whole('priceFactorBasisPoints', words.price)}${whole('hiddenTaxBasisPoints', words.tax)}${whole('shipAfterHours', words.ship)}
${flag('strictProvinces', words.provinces)}
${select('pushMode', words.pushMode, settings.pushMode, [['once', words.once], ['twice', words.twice], ['never', words.never]])}
<label>${words.pushUrl}<input type="text" name="pushUrl" value="${settings.pushUrl ?? ''}"></label>
<button class="primary">${words.save}</button></div></form></section>`;
}

function faultsCard({ switches }: Supplier, words: Words): Markup {
  const calls = [...METHOD_BY_NAME.keys(), ...Object.keys(SYSTEM_CALLS), 'oauth.authorize', '*'];
  const kinds = ['business', 'gateway', 'gateway-after', ...TRANSPORT_FAULTS];
  const same = (texts: readonly string[]): Choice[] => texts.map((text) => [text, text]);
  const set = switches.list();
  return markup`<section class="card"><h2>${words.faults}</h2>
${set.length === 0 ? markup`<p class="muted small">${words.noFaults}</p>` : markup`<ul class="small">${set.map((fault) => markup`<li><code>${fault.call}</code> · ${fault.kind}${fault.value === undefined ? '' : ` · ${refusalOfFault(fault).code}`} · ${fault.times} ${words.left}</li>`)}</ul>
<form method="post" action="/_control/faults/clear" style="margin-bottom:16px"><button class="slim">${words.clear}</button></form>`}
<form method="post" action="/_control/faults"><div style="display:grid;gap:12px">
${select('call', words.call, 'aliexpress.ds.order.create', same(calls))}${select('kind', words.kind, 'business', same(kinds))}
<label>${words.code}<input type="text" name="code" placeholder="INVENTORY_HOLD_ERROR"></label><label>${words.message}<input type="text" name="message"></label>
<div style="display:grid;gap:12px;grid-template-columns:1fr 1fr 1fr"><label>${words.times}<input type="number" name="times" min="1" value="1"></label><label>HTTP<input type="number" name="status" min="400" max="599" placeholder="500"></label><label>ms<input type="number" name="delayMs" min="0" placeholder="0"></label></div>
<button class="primary">${words.add}</button></div></form></section>`;
}
