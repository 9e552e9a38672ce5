import { addControlPages } from './add-control-pages';
import { json } from './answers';
import { changeClock, describeClock } from './control-clock';
import { readFault } from './control-faults';
import { asRecord, refuseControl, wholeNumber } from './control-fields';
import type { Controls } from './control-frame';

export { asRecord, refuseControl, shortText, wholeNumber } from './control-fields';

export type { Controls } from './control-frame';

/**
 * The controls that every sandbox program has, as JSON under `/_control/api`: clock, faults, latency, effects, requests. With `page`, also as
 * pages for people: the clock, faults and the journal; the program adds its overview at `/_control` (renderControlPage).
 */
export function addControlRoutes({ page, ...controls }: Controls): void {
  const { router, clock, switches, effects, requests } = controls;
  const calls = () => [...new Set([...(page?.moreCalls ?? []), ...router.calls()])];
  if (page !== undefined) addControlPages({ ...controls, page });
  router.on('GET', '/_control/api/clock', 'control.clock', () => json(200, describeClock(clock)));
  router.on('POST', '/_control/api/clock', 'control.clock', (request) => {
    changeClock(clock, asRecord(request.json()));
    return json(200, describeClock(clock));
  });
  router.on('GET', '/_control/api/faults', 'control.faults', () => json(200, { faults: switches.list(), calls: calls() }));
  router.on('POST', '/_control/api/faults', 'control.faults', (request) => json(201, switches.add(readFault(asRecord(request.json())))));
  router.on('DELETE', '/_control/api/faults/:id', 'control.faults', (request) => {
    if (!switches.remove(request.params['id'] ?? '')) refuseControl('no such fault', 404);
    return json(200, { faults: switches.list() });
  });
  router.on('DELETE', '/_control/api/faults', 'control.faults', () => {
    switches.clear();
    return json(200, { faults: [] });
  });
  router.on('POST', '/_control/api/latency', 'control.latency', (request) => {
    switches.setLatencyMs(wholeNumber(asRecord(request.json())['ms'], 'ms', { min: 0, max: 600_000 }));
    return json(200, { ms: switches.latencyMs() });
  });
  router.on('GET', '/_control/api/effects', 'control.effects', ({ query }) =>
    json(200, { effects: effects.list({ after: numberIn(query, 'after', 0), ...textIn(query, 'effect'), ...textIn(query, 'text') }) }));
  router.on('GET', '/_control/api/requests', 'control.requests', ({ query }) =>
    json(200, { requests: requests.list({ after: numberIn(query, 'after', 0), limit: numberIn(query, 'limit', 200), ...textIn(query, 'call'), ...textIn(query, 'text') }), kept: requests.size }));
}

function numberIn(query: URLSearchParams, name: string, fallback: number): number {
  const number = Number.parseInt(query.get(name) ?? '', 10);
  return Number.isNaN(number) ? fallback : number;
}

function textIn<Name extends string>(query: URLSearchParams, name: Name): Partial<Record<Name, string>> {
  const text = query.get(name);
  return text === null || text === '' ? {} : ({ [name]: text } as Partial<Record<Name, string>>);
}
