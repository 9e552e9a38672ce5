import { controlPath } from '@/sandbox/foundation/control-frame';
import { markup, type Markup } from '@/sandbox/foundation/render-page';
import type { BuyerState, Settings } from '../rows';
import { DEFAULT_SETTINGS } from '../settings-defaults';
import type { Supplier } from '../supplier';
import { SETTING_GROUPS, type SettingField, type SettingGroup } from './setting-fields';
import { shownValue } from './setting-form';
import type { Words } from './words';

/** All settings, one form per group; what differs from a supplier that behaves well is marked. */
export function behaviourPage(supplier: Supplier, words: Words): Markup {
  const usual: Settings = { ...DEFAULT_SETTINGS, ...supplier.config.defaults };
  return markup`<h1>${words.behaviour}</h1><p class="muted">${words.behaviourIntro}</p>
<div class="grid two">${SETTING_GROUPS.map((group) => groupCard(group, supplier.settings(), usual, words))}${buyersCard(supplier, words)}</div>
<form method="post" action="${controlPath('/_control/behaviour/usual', words)}" style="margin-top:16px"><button>${words.backToUsual}</button></form>`;
}

function groupCard(group: SettingGroup, settings: Settings, usual: Settings, words: Words): Markup {
  return markup`<section class="card" id="${group.id}"><h2>${group.title[words.code]}</h2><form method="post" action="${controlPath(`/_control/behaviour/${group.id}`, words)}" class="fields">
${group.fields.map((field) => fieldOf(field, settings, shownValue(settings, field) !== shownValue(usual, field), words))}
<button class="primary">${words.save}</button></form></section>`;
}

function fieldOf(field: SettingField, settings: Settings, isChanged: boolean, words: Words): Markup {
  const value = shownValue(settings, field);
  const label = markup`${field.label[words.code]}${isChanged ? markup` <span class="warn">${words.changed}</span>` : ''}`;
  const option = (choice: string, text: string) => markup`<option value="${choice}"${choice === value ? markup` selected` : ''}>${text}</option>`;
  if (field.kind === 'flag') return markup`<label>${label}<select name="${field.name}">${option('true', words.on)}${option('false', words.offWord)}</select></label>`;
  if (field.kind === 'choice') return markup`<label>${label}<select name="${field.name}">${field.choices.map(([choice, text]) => option(choice, text[words.code]))}</select></label>`;
  if (field.kind === 'whole') return markup`<label>${label}<input type="number" name="${field.name}" min="0" value="${value}"></label>`;
  return markup`<label>${label}<input type="text" name="${field.name}" value="${value}"></label>`;
}

const STATES: readonly BuyerState[] = ['blacklisted', 'disabled', 'suspicious', 'invalid'];

function buyersCard(supplier: Supplier, words: Words): Markup {
  const states = supplier.settings().buyerStates;
  const option = (value: string, label: string, chosen: string) => markup`<option value="${value}"${value === chosen ? markup` selected` : ''}>${label}</option>`;
  return markup`<section class="card" id="buyers"><h2>${words.buyers}</h2><form method="post" action="${controlPath('/_control/behaviour/buyers', words)}" class="fields">
${supplier.buyers.map(({ userId, name }) => {
  const chosen = states[userId] ?? '';
  return markup`<label>${name}<select name="${userId}">${option('', words.buyerOk, chosen)}${STATES.map((state) => option(state, words.buyerStates[state], chosen))}</select></label>`;
})}
<button class="primary">${words.save}</button></form>
<form method="post" action="${controlPath('/_control/behaviour/tokens', words)}" style="margin-top:12px"><button>${words.endTokens}</button></form></section>`;
}
