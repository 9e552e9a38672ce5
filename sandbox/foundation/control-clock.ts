import { MAX_SPEED } from './clock-file';
import { refuseControl, wholeNumber } from './control-fields';
import type { SandboxClock } from './create-sandbox-clock';

const TEN_YEARS_S = 315_360_000;

/** The clock as JSON: the time, how far it is ahead of the machine's, and how many of its seconds pass in one of the machine's. */
export function describeClock(clock: SandboxClock): { now: string; offsetSeconds: number; speed: number } {
  return { now: clock.iso(), offsetSeconds: clock.offsetMs() / 1000, speed: clock.speed() };
}

/**
 * Moves the clock as a control asks: `{ backToNow: true }`, `{ advanceSeconds }`, `{ speed }`, or several, in this order. Everyone who shares
 * the clock moves. Refused (400) where none of them is given or one of them is out of bounds.
 */
export function changeClock(clock: SandboxClock, body: Record<string, unknown>): void {
  const { backToNow, advanceSeconds, speed } = body;
  if (backToNow !== undefined && typeof backToNow !== 'boolean') refuseControl('backToNow must be true or false');
  if (speed !== undefined && (typeof speed !== 'number' || !(speed >= 0.1) || speed > MAX_SPEED)) refuseControl(`speed must be a number from 0.1 to ${String(MAX_SPEED)}`);
  const seconds = advanceSeconds === undefined ? null : wholeNumber(advanceSeconds, 'advanceSeconds', { min: 1, max: TEN_YEARS_S });
  if (backToNow !== true && seconds === null && speed === undefined) refuseControl('advanceSeconds, speed or backToNow is expected');
  if (backToNow === true) clock.backToNow();
  if (seconds !== null) clock.advance(seconds);
  if (typeof speed === 'number') clock.setSpeed(speed);
}
