/**
 * The steps of the cycle in their order. The linter and the tests read this list: a step may import earlier steps and the
 * ledger; later steps are reached by a job enqueued in the same transaction.
 */
export const STEPS = [
  'ledger',
  'trend',
  'opportunity',
  'product',
  'order',
  'checkout',
  'payment',
  'capital',
  'purchase',
  'shipment',
  'sale',
  'payout',
  'refund',
  'dispute',
] as const

export type Step = (typeof STEPS)[number]
