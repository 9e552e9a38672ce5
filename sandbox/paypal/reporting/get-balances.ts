import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, errorAnswer } from '../answers/errors';
import { readTime } from '../answers/read-time';
import { money } from '../money/amount';
import type { World } from '../open-world';

const THREE_YEARS_MS = 3 * 366 * 86_400_000;
const FUTURE_MS = 60_000;

/** GET /v1/reporting/balances: total, available and withheld of each currency at a moment of the past; by default as late as the lag is set. */
export function getBalances(world: World, request: SandboxRequest): Answer {
  const wanted = request.query.get('currency_code') ?? 'ALL';
  if (!/^[A-Z]{3}$/.test(wanted)) refuseQuery('currency_code', wanted);
  const nowMs = world.clock.nowMs();
  const refreshedMs = nowMs - world.options.get().balanceLagSeconds * 1000;
  const asked = request.query.get('as_of_time');
  const askedMs = asked === null ? refreshedMs : readTime(asked);
  if (askedMs === null || askedMs > nowMs + FUTURE_MS || askedMs < nowMs - THREE_YEARS_MS) return refuseQuery('as_of_time', asked ?? '');
  return json(200, {
    balances: (askedMs >= nowMs && refreshedMs >= nowMs ? world.books.all() : world.books.asOf(Math.min(askedMs, refreshedMs)))
      .filter(({ currency }) => wanted === 'ALL' || wanted === currency)
      .map(({ currency, available, withheld }) => ({
        currency,
        primary: currency === 'USD',
        total_balance: money(available + withheld, currency),
        available_balance: money(available, currency),
        withheld_balance: money(withheld, currency),
      })),
    account_id: world.settings.merchantId,
    as_of_time: asked ?? world.clock.iso(refreshedMs),
    last_refresh_time: world.clock.iso(refreshedMs),
  });
}

function refuseQuery(field: string, value: string): never {
  return answerNow(errorAnswer(400, [{ field, location: 'query', value, issue: 'INVALID_PARAMETER_VALUE' }]));
}
