import { REFUSALS } from '../gateway/gateway-refusal';
import type { Parameters } from '../gateway/merge-parameters';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A parameter that carries a JSON object as text; UnsupportedParamMapping when it is none. */
export function readJsonParameter(params: Parameters, name: string): JsonObject {
  try {
    return asObject(JSON.parse(params.get(name) ?? ''), name);
  } catch {
    throw REFUSALS.badMapping(name);
  }
}

/** The value as an object, or UnsupportedParamMapping. */
export function asObject(value: unknown, name: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw REFUSALS.badMapping(name);
  return value as JsonObject;
}

/** Texts and numbers as text without outer blanks; everything else as the empty text. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
