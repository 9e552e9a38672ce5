import { json } from './answers';
import type { Router } from './create-router';
import type { Effects } from './create-effects';
import type { SandboxClock } from './create-sandbox-clock';
import type { Switches } from './create-switches';
import { SandboxAnswerError } from './sandbox-error';

export type Controls = { readonly router: Router; readonly clock: SandboxClock; readonly switches: Switches; readonly effects: Effects };

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

const TEN_YEARS_S = 315_360_000;

/** The controls that every sandbox program has, as JSON under `/_control/api`: clock, faults, latency, effects. */
export function addControlRoutes({ router, clock, switches, effects }: Controls): void {
  router.on('GET', '/_control/api/clock', 'control.clock', () => json(200, { now: clock.iso(), offsetSeconds: clock.offsetMs() / 1000 }));
  router.on('POST', '/_control/api/clock', 'control.clock', (request) => {
    clock.advance(wholeNumber(asRecord(request.json())['advanceSeconds'], 'advanceSeconds', { min: 1, max: TEN_YEARS_S }));
    return json(200, { now: clock.iso(), offsetSeconds: clock.offsetMs() / 1000 });
  });
  router.on('GET', '/_control/api/faults', 'control.faults', () => json(200, { faults: switches.list(), calls: router.calls() }));
  router.on('POST', '/_control/api/faults', 'control.faults', (request) => {
    const body = asRecord(request.json());
    const fault = switches.add({
      call: shortText(body['call'], 'call'),
      kind: shortText(body['kind'], 'kind'),
      times: wholeNumber(body['times'], 'times', { min: 1, max: 1_000_000, fallback: 1 }),
      ...(body['status'] === undefined ? {} : { status: wholeNumber(body['status'], 'status', { min: 400, max: 599 }) }),
      ...(body['delayMs'] === undefined ? {} : { delayMs: wholeNumber(body['delayMs'], 'delayMs', { min: 0, max: 600_000 }) }),
      ...(body['value'] === undefined ? {} : { value: shortText(body['value'], 'value') }),
    });
    return json(201, fault);
  });
  router.on('DELETE', '/_control/api/faults', 'control.faults', () => {
    switches.clear();
    return json(200, { faults: [] });
  });
  router.on('POST', '/_control/api/latency', 'control.latency', (request) => {
    switches.setLatencyMs(wholeNumber(asRecord(request.json())['ms'], 'ms', { min: 0, max: 600_000 }));
    return json(200, { ms: switches.latencyMs() });
  });
  router.on('GET', '/_control/api/effects', 'control.effects', (request) => {
    const effect = request.query.get('effect');
    const after = Number.parseInt(request.query.get('after') ?? '0', 10);
    return json(200, { effects: effects.list({ after: Number.isNaN(after) ? 0 : after, ...(effect === null ? {} : { effect }) }) });
  });
}
