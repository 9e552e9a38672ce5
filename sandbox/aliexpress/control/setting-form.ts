import { refuseControl } from '@/sandbox/foundation/add-control-routes';
import { SandboxAnswerError } from '@/sandbox/foundation/sandbox-error';
import type { Settings } from '../rows';
import type { Supplier } from '../supplier';
import { readSettingsChange } from './read-settings-change';
import type { SettingField, SettingGroup } from './setting-fields';
import type { Words } from './words';

/** A setting as a form field shows it. */
export function shownValue(settings: Settings, { name, kind }: SettingField): string {
  const value = settings[name];
  if (value === null) return '';
  if (kind === 'percent') return percentText(value as number);
  if (kind === 'list') return (value as readonly string[]).join(', ');
  if (kind === 'limit') return limitText(value as { calls: number; seconds: number });
  if (kind === 'table') return Object.entries(value).map(([key, entry]) => `${key}=${String(entry)}`).join(', ');
  return String(value);
}

/** The settings that a group's form asks for. Refused, by the field's own label, where one cannot be read or is out of its bounds. */
export function readSettingForm(supplier: Supplier, group: SettingGroup, form: URLSearchParams, words: Words): Partial<Settings> {
  return group.fields.reduce<Partial<Settings>>((all, field) => ({ ...all, ...readField(supplier, field, (form.get(field.name) ?? '').trim(), words) }), {});
}

function readField(supplier: Supplier, field: SettingField, text: string, words: Words): Partial<Settings> {
  try {
    return readSettingsChange(supplier, { [field.name]: readValue(field, text) }).settings;
  } catch (error) {
    if (!(error instanceof SandboxAnswerError)) throw error;
    return refuseControl(`${field.label[words.code]}: ${words.unreadable}`);
  }
}

function readValue({ name, kind }: SettingField, text: string): unknown {
  switch (kind) {
    case 'flag':
      return text === 'true';
    case 'whole':
      return wholeIn(name, text);
    case 'percent':
      return basisPoints(name, text);
    case 'list':
      return text.split(',').map((part) => part.trim()).filter((part) => part !== '');
    case 'limit':
      return text === '' ? null : readLimit(name, text);
    case 'table':
      return readTable(name, text);
    case 'choice':
      return name === 'parcels' ? wholeIn(name, text) : text;
    case 'text':
      return text === '' ? null : name === 'pushUrl' ? text : wholeIn(name, text);
  }
}

function wholeIn(name: string, text: string): number {
  return /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : refuseControl(`${name} must be a whole number`);
}

/** 8250 basis points -> "82.5". */
function percentText(basisPoints: number): string {
  const digits = String(basisPoints).padStart(3, '0');
  const decimals = digits.slice(-2).replace(/0+$/, '');
  return `${digits.slice(0, -2)}${decimals === '' ? '' : `.${decimals}`}`;
}

function basisPoints(name: string, text: string): number {
  const parts = /^(\d{1,5})(?:[.,](\d{1,2}))?$/.exec(text);
  if (parts === null) return refuseControl(`${name} must be percent with at most two decimals`);
  return Number.parseInt(`${parts[1] ?? '0'}${(parts[2] ?? '').padEnd(2, '0')}`, 10);
}

function limitText({ calls, seconds }: { readonly calls: number; readonly seconds: number }): string {
  return `${calls}/${seconds}`;
}

function readLimit(name: string, text: string): { calls: number; seconds: number } {
  const parts = /^(\d{1,7})\s*\/\s*(\d{1,5})$/.exec(text);
  if (parts === null) return refuseControl(`${name} must be calls/seconds, such as 2/1`);
  return { calls: Number.parseInt(parts[1] ?? '', 10), seconds: Number.parseInt(parts[2] ?? '', 10) };
}

function readTable(name: string, text: string): Record<string, number> {
  const pairs = text.split(',').map((part) => part.trim()).filter((part) => part !== '');
  return Object.fromEntries(pairs.map((pair) => {
    const parts = /^([A-Za-z]{2})\s*=\s*(\d{1,6})$/.exec(pair);
    if (parts === null) return refuseControl(`${name} must be pairs such as FR=500`);
    return [(parts[1] ?? '').toUpperCase(), Number.parseInt(parts[2] ?? '', 10)] as const;
  }));
}
