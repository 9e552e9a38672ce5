import { openPayoutsWithin } from '../cycle/payout/open-payouts'
import type { AfterPaid } from '../cycle/purchase/confirm-purchase'
import { createSaleWithin } from '../cycle/sale/create-sale-from-order'

/**
 * Steps that need the database only and join the transaction of the step before them: no job, no second reading, nothing in between that could be
 * lost (docs/decisions/0016-steps-that-share-a-transaction.md). A step knows none that comes after it, so they are put together here.
 */
export const saleAndPayouts: AfterPaid = (tx, orderId) => createSaleWithin(tx, orderId, openPayoutsWithin)
