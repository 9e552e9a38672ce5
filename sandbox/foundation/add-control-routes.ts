import { json } from './answers';
import { changeClock, describeClock } from './control-clock';
import type { Router } from './create-router';
import type { Effects } from './create-effects';
import type { SandboxClock } from './create-sandbox-clock';
import type { Switches } from './create-switches';
import { asRecord, shortText, wholeNumber } from './control-fields';

export { asRecord, refuseControl, shortText, wholeNumber } from './control-fields';

export type Controls = { readonly router: Router; readonly clock: SandboxClock; readonly switches: Switches; readonly effects: Effects };

/** The controls that every sandbox program has, as JSON under `/_control/api`: clock, faults, latency, effects. */
export function addControlRoutes({ router, clock, switches, effects }: Controls): void {
  router.on('GET', '/_control/api/clock', 'control.clock', () => json(200, describeClock(clock)));
  router.on('POST', '/_control/api/clock', 'control.clock', (request) => {
    changeClock(clock, asRecord(request.json()));
    return json(200, describeClock(clock));
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
