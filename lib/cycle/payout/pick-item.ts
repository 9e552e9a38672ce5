import { equalMoney, money } from '../../foundation/money'
import type { PaypalPayout, PaypalPayoutItem } from '../../providers/paypal/reshape'
import type { PayoutRow } from './store'

/** The item of a batch that is this payout, by its id and its money; nothing is concluded from any other. */
export function pickItem(payout: PayoutRow, answer: PaypalPayout | null): PaypalPayoutItem | undefined {
  const wanted = money(payout.amountMinor, payout.currency)
  return answer?.items.find((each) => (each.senderItemId === undefined || each.senderItemId === payout.payoutId) && equalMoney(each.amount, wanted))
}
