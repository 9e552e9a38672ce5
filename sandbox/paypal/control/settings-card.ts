import { markup, type Markup } from '../../foundation/render-page';
import { feeFor, type Options } from '../settings/options';
import { field, select } from './control-fields';
import { form, type Place } from './control-form';

const FLAGS = ['transactionSearch', 'disputes', 'payouts', 'extraFields'] as const;
const NUMBERS = ['balanceLagSeconds', 'transactionLagSeconds', 'crossBorderBasisPoints', 'conversionBasisPoints', 'payoutCallsPerMinute', 'payoutSeconds'] as const;

/** What the account can do, how late its reports are, what it costs. The names are those of the JSON. */
export function settingsCard({ world, words }: Place): Markup {
  const options = world.options.get();
  const flags = FLAGS.map((name) => select(name, words.settingNames[name], ['true', 'false'], String(options[name]), words.choices));
  const numbers = NUMBERS.map((name) => field(name, words.settingNames[name], String(options[name]), 'number'));
  const rest = markup`${field('payerCountry', words.settingNames.payerCountry, options.payerCountry)}${field('holdings', words.settingNames.holdings, options.holdings === null ? '*' : options.holdings.join(' '))}${select('otherCurrencies', words.settingNames.otherCurrencies, ['convert', 'ask'], options.otherCurrencies, words.choices)}${select('payoutShortfall', words.settingNames.payoutShortfall, ['refuse', 'deny'], options.payoutShortfall, words.choices)}`;
  return markup`<section class="card"><h2>${words.settings}</h2><p class="muted small">${words.settingsNote}</p>${form(words, 'settings', markup`${flags}${numbers}${rest}`, words.save)}</section>`;
}

/** The fee schedules, and a form for one currency. */
export function feesCard({ world, words }: Place): Markup {
  const { paymentFees, payoutFees } = world.options.get();
  const currencies = [...new Set([...Object.keys(paymentFees), ...Object.keys(payoutFees)])];
  const share = (basisPoints: number) => `${String(Math.trunc(basisPoints / 100))}.${String(basisPoints % 100).padStart(2, '0')} %`;
  const text = (fee: { basisPoints: number; fixedMinor: number } | undefined) => (fee === undefined ? '–' : `${share(fee.basisPoints)} + ${String(fee.fixedMinor)}`);
  const rows = currencies.map((currency) => markup`<div class="row"><span>${currency}</span><span>${text(feeFor(paymentFees, currency))} · ${text(feeFor(payoutFees, currency))}</span></div>`);
  const fields = markup`${select('table', words.feeTable, ['paymentFees', 'payoutFees'], 'paymentFees', words.choices)}${field('currency', words.currency, '*')}${field('basisPoints', words.basisPoints, '349', 'number')}${field('fixedMinor', words.fixedMinor, '49', 'number')}`;
  return markup`<section class="card"><h2>${words.fees}</h2><p class="muted small">${words.feesNote}</p>${rows}<p></p>${form(words, 'fees', fields, words.save)}</section>`;
}

/** The form's texts as the JSON of the settings; what does not fit is refused there. */
export function readSettingsForm(fields: URLSearchParams): Record<string, unknown> {
  const changes: Partial<Record<keyof Options, unknown>> = {};
  for (const name of FLAGS) if (fields.has(name)) changes[name] = fields.get(name) === 'true';
  for (const name of NUMBERS) if (fields.has(name)) changes[name] = Number(fields.get(name));
  for (const name of ['payerCountry', 'otherCurrencies', 'payoutShortfall'] as const) if (fields.has(name)) changes[name] = fields.get(name)?.trim();
  const holdings = fields.get('holdings')?.trim() ?? null;
  if (holdings !== null) changes.holdings = holdings === '*' || holdings === '' ? null : holdings.split(/[\s,]+/);
  return changes;
}

export function readFeesForm(fields: URLSearchParams): Record<string, unknown> {
  const fee = { basisPoints: Number(fields.get('basisPoints')), fixedMinor: Number(fields.get('fixedMinor')) };
  return { [fields.get('table') ?? '']: { [fields.get('currency')?.trim() ?? '']: fee } };
}
