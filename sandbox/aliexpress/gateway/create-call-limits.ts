import type { SandboxClock } from '@/sandbox/foundation/create-sandbox-clock';
import type { StateStore } from '@/sandbox/foundation/open-state-store';
import type { CallLimit, Settings } from '../rows';
import { REFUSALS } from './gateway-refusal';
import { PUBLISHED_LIMITS } from './published-limits';

export type CallLimits = {
  /** Counts the call; throws ApiCallLimit or AppCallLimit when it is one too many. */
  count(method: string): void;
};

type Bucket = { tokens: number; atMs: number; bannedUntilMs: number };
type DayRow = { readonly day: string; readonly calls: number };

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The day of the quota, which ends at 24:00 in China. */
export function quotaDay(nowMs: number): string {
  return new Date(nowMs + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

/**
 * The call limits on the sandbox's clock: one token bucket for the app, one per method, and the quota of the day. A caller who empties a
 * bucket is banned from it for as long as the message says. Buckets last seconds and are not kept on disk; the quota of the day is.
 */
export function createCallLimits(options: { readonly store: StateStore; readonly clock: SandboxClock; readonly settings: () => Settings }): CallLimits {
  const days = options.store.table<DayRow>('quota');
  const buckets = new Map<string, Bucket>();

  const take = (name: string, limit: CallLimit, banSeconds: number, nowMs: number) => {
    const last = buckets.get(name);
    // A clock that was set back begins anew: nobody is banned until a time that is hours away.
    const known = last === undefined || last.atMs > nowMs ? { tokens: limit.calls, atMs: nowMs, bannedUntilMs: 0 } : last;
    const refilled = known.tokens + ((nowMs - known.atMs) * limit.calls) / (limit.seconds * 1000);
    const bucket = { ...known, tokens: Math.min(refilled, limit.calls), atMs: nowMs };
    buckets.set(name, bucket);
    if (nowMs < bucket.bannedUntilMs) throw REFUSALS.tooFast(banSeconds);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return;
    }
    bucket.bannedUntilMs = nowMs + banSeconds * 1000;
    throw REFUSALS.tooFast(banSeconds);
  };
  const takeOfDay = (most: number, nowMs: number) => {
    const day = quotaDay(nowMs);
    const row = days.get('today');
    const calls = row?.day === day ? row.calls : 0;
    if (calls >= most) throw REFUSALS.quotaUsed();
    days.put('today', { day, calls: calls + 1 });
  };
  return {
    count(method) {
      const { appCallLimit, methodCallLimits, publishedLimits, banSeconds, dailyCalls } = options.settings();
      const nowMs = options.clock.nowMs();
      if (dailyCalls !== null) takeOfDay(dailyCalls, nowMs);
      if (appCallLimit !== null) take('app', appCallLimit, banSeconds, nowMs);
      const limit = methodCallLimits[method] ?? (publishedLimits ? PUBLISHED_LIMITS[method] : undefined);
      if (limit !== undefined) take(method, limit, banSeconds, nowMs);
    },
  };
}
