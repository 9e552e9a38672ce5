import { redirect } from './answers';
import { changeClock } from './control-clock';
import { readFault } from './control-faults';
import { showFaultsPage } from './control-faults-page';
import { refuseControl } from './control-fields';
import { controlPath, type ControlParty, type Controls, type PageOf } from './control-frame';
import { showJournalPage } from './control-journal-page';
import { FRAME_WORDS } from './control-words';
import type { Router } from './create-router';
import type { SandboxClock } from './create-sandbox-clock';
import { SandboxAnswerError, type Answer } from './sandbox-error';
import type { SandboxRequest } from './sandbox-request';

/** The pages that every program has beside its own overview, and the forms on them. */
export function addControlPages(controls: Controls & { readonly page: ControlParty }): void {
  const { router, switches } = controls;
  const page = (path: string, show: (place: PageOf) => Answer) => { router.on('GET', path, 'control.page', (request) => show({ controls, request, words: FRAME_WORDS[request.language] })); };
  const form = (path: string, act: (request: SandboxRequest) => void) => { router.on('POST', path, 'control.page', (request) => runForm(request, '/_control/faults', act)); };
  page('/_control/faults', showFaultsPage);
  page('/_control/journal', showJournalPage);
  addClockForm(router, controls.clock);
  form('/_control/latency', (request) => { switches.setLatencyMs(numberField(request.form(), 'ms', 600_000)); });
  form('/_control/faults', (request) => { switches.add(readFault(faultFields(request.form()))); });
  form('/_control/faults/clear', () => { switches.clear(); });
  form('/_control/faults/:id/remove', (request) => { switches.remove(request.params['id'] ?? ''); });
}

/** The form of the clock strip, for a program that has only that. */
export function addClockForm(router: Router, clock: SandboxClock): void {
  router.on('POST', '/_control/clock', 'control.page', (request) => runForm(request, '/_control', ({ form }) => { changeClock(clock, clockFields(form())); }));
}

/** Does what a form asks and leads back to the page it came from; what was refused is said there. */
export function runForm(request: SandboxRequest, page: string, act: (request: SandboxRequest) => void): Answer {
  const back = request.form().get('back') ?? page;
  const path = controlPath(/^\/[\w/-]*$/.test(back) && !back.startsWith('//') ? back : page, { code: request.language });
  try {
    act(request);
    return redirect(path);
  } catch (error) {
    if (!(error instanceof SandboxAnswerError)) throw error;
    return redirect(`${path}&error=${encodeURIComponent(/"error":"([^"]+)"/.exec(String(error.answer.body))?.[1] ?? 'refused')}`);
  }
}

/** A whole number from a form field; refused where it is none, or above `max`. */
export function numberField(form: URLSearchParams, name: string, max: number): number {
  const text = (form.get(name) ?? '').trim();
  if (!/^\d{1,9}$/.test(text) || Number.parseInt(text, 10) > max) refuseControl(`${name} must be a whole number up to ${String(max)}`);
  return Number.parseInt(text, 10);
}

function clockFields(form: URLSearchParams): Record<string, unknown> {
  return {
    ...(form.get('backToNow') === 'true' ? { backToNow: true } : {}),
    ...(form.has('advanceSeconds') ? { advanceSeconds: numberField(form, 'advanceSeconds', 315_360_000) } : {}),
    ...(form.has('speed') ? { speed: Number(form.get('speed')) } : {}),
  };
}

/** Empty fields are fields not given; how often is one choice of three. */
function faultFields(form: URLSearchParams): Record<string, unknown> {
  const text = (name: string) => (form.get(name) ?? '').trim();
  const number = (name: string) => (text(name) === '' ? {} : { [name]: numberField(form, name, 1_000_000) });
  const often = text('often');
  const percent = text('percent') === '' ? 100 : numberField(form, 'percent', 100);
  return {
    call: text('call'),
    kind: text('kind'),
    times: often === 'always' ? null : often === 'times' ? numberField(form, 'times', 1_000_000) : 1,
    ...(percent === 100 ? {} : { share: percent / 100, ...(text('seed') === '' ? {} : { seed: text('seed') }) }),
    ...number('status'),
    ...number('delayMs'),
    ...(text('value') === '' ? {} : { value: text('value') }),
  };
}
