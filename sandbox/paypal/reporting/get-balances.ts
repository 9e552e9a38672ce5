import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, errorAnswer } from '../answers/errors';
import { money } from '../money/amount';
import type { World } from '../open-world';

const ISO_TIME = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:?\d{2})$/;

/** GET /v1/reporting/balances: each currency's total, available and withheld, as late as the lag is set. */
export function getBalances(world: World, request: SandboxRequest): Answer {
  const wanted = request.query.get('currency_code') ?? 'ALL';
  if (!/^[A-Z]{3}$/.test(wanted)) answerNow(errorAnswer(400, [{ field: 'currency_code', location: 'query', value: wanted, issue: 'INVALID_PARAMETER_VALUE' }]));
  const asked = request.query.get('as_of_time');
  if (asked !== null && (!ISO_TIME.test(asked) || Date.parse(asked) > world.clock.nowMs() + 60_000)) answerNow(errorAnswer(400, [{ field: 'as_of_time', location: 'query', value: asked, issue: 'INVALID_PARAMETER_VALUE' }]));
  const { balances, asOfMs } = world.books.reported();
  return json(200, {
    balances: balances
      .filter(({ currency }) => wanted === 'ALL' || wanted === currency)
      .map(({ currency, available, withheld }) => ({
        currency,
        ...(currency === 'USD' ? { primary: true } : { primary: false }),
        total_balance: money(available + withheld, currency),
        available_balance: money(available, currency),
        withheld_balance: money(withheld, currency),
      })),
    account_id: world.settings.merchantId,
    as_of_time: asked ?? world.clock.iso(asOfMs),
    last_refresh_time: world.clock.iso(asOfMs),
  });
}
