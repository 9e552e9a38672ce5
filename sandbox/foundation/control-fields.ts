import { json } from './answers';
import { SandboxAnswerError } from './sandbox-error';

/** Answers 400 from anywhere inside a control handler. */
export function refuseControl(message: string, status = 400): never {
  throw new SandboxAnswerError(json(status, { error: message }));
}

/** A JSON object from a control request. */
export function asRecord(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuseControl('a JSON object is expected');
  return value as Record<string, unknown>;
}

/** A whole number between the bounds, or `fallback` where the field is missing; anything else is refused. */
export function wholeNumber(value: unknown, name: string, bounds: { min: number; max: number; fallback?: number }): number {
  if (value === undefined && bounds.fallback !== undefined) return bounds.fallback;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < bounds.min || value > bounds.max) refuseControl(`${name} must be a whole number from ${String(bounds.min)} to ${String(bounds.max)}`);
  return value;
}

/** A text of 1 to 200 characters. */
export function shortText(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '' || value.length > 200) refuseControl(`${name} must be a text of 1 to 200 characters`);
  return value;
}
