import { refuseControl, shortText, wholeNumber } from './control-fields';
import type { NewFault } from './create-switches';

/**
 * A fault as a control asks for it: `{ call, kind, times?, share?, seed?, status?, delayMs?, value? }`. `times` null means until it is switched
 * off; `share` (above 0, up to 1) hits that part of the calls, the same ones for the same seed. Refused (400) where a field does not fit.
 */
export function readFault(body: Record<string, unknown>): NewFault {
  const { share, seed, status, delayMs, value } = body;
  if (share !== undefined && (typeof share !== 'number' || !(share > 0) || share > 1)) refuseControl('share must be a number above 0 and up to 1');
  return {
    call: shortText(body['call'], 'call'),
    kind: shortText(body['kind'], 'kind'),
    times: body['times'] === null ? null : wholeNumber(body['times'], 'times', { min: 1, max: 1_000_000, fallback: 1 }),
    ...(typeof share === 'number' && share < 1 ? { share, seed: seed === undefined ? '1' : shortText(seed, 'seed') } : {}),
    ...(status === undefined ? {} : { status: wholeNumber(status, 'status', { min: 400, max: 599 }) }),
    ...(delayMs === undefined ? {} : { delayMs: wholeNumber(delayMs, 'delayMs', { min: 0, max: 600_000 }) }),
    ...(value === undefined ? {} : { value: shortText(value, 'value') }),
  };
}
