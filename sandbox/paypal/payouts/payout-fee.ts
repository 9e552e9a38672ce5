import { shareOf, type Amount } from '../money/amount';
import { feeFor, type Options } from '../settings/options';

/** The fee of one payout item by the schedule of its currency. */
export function payoutFee(options: Options, amount: Amount): number {
  const schedule = feeFor(options.payoutFees, amount.currency);
  if (schedule === undefined) return 0;
  const fee = shareOf(amount.minor, schedule.basisPoints) + schedule.fixedMinor;
  return schedule.capMinor === null ? fee : Math.min(fee, schedule.capMinor);
}
