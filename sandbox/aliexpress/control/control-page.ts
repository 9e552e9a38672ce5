import { markup, type Markup } from '@/sandbox/foundation/render-page';
import type { Supplier } from '../supplier';
import { ordersCard, pushesCard, tokensCard } from './control-lists';
import { stockCard } from './stock-card';
import { WORDS, type Words } from './words';

/** The overview: behaviour and stock as cards; orders, tokens and push messages as tables. */
export function controlPage(supplier: Supplier, language: 'en' | 'es'): Markup {
  const words = WORDS[language];
  return markup`<h1>${words.title}</h1><p class="muted">${words.intro}</p>
${ordersCard(supplier, words)}
<div class="grid two">${settingsCard(supplier, words)}${stockCard(supplier, words)}</div>
${tokensCard(supplier, words)}${pushesCard(supplier, words)}`;
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
  return markup`<section class="card"><h2>${words.behaviour}</h2><form method="post" action="/_control/settings?lang=${words.code}"><div style="display:grid;gap:12px">
${flag('autoPay', words.autoPay)}
${select('dedupe', words.dedupe, settings.dedupe, [['same-ids', words.sameIds], ['repeated-error', words.repeated], ['off', words.off]])}
${whole('orderVisibleAfterMs', words.visible)}${whole('priceFactorBasisPoints', words.price)}${whole('hiddenTaxBasisPoints', words.tax)}${whole('shipAfterHours', words.ship)}
${flag('strictProvinces', words.provinces)}
${select('pushMode', words.pushMode, settings.pushMode, [['once', words.once], ['twice', words.twice], ['never', words.never]])}
<label>${words.pushUrl}<input type="text" name="pushUrl" value="${settings.pushUrl ?? ''}"></label>
<button class="primary">${words.save}</button></div></form></section>`;
}
