/** Why a person has to look: each kind is one sentence on the page and one thing to do (messages/<locale>/exceptions.json). */
export const EXCEPTION_KINDS = [
  // money at PayPal and here
  'LATE_CAPTURE',
  'CAPTURE_WITHOUT_PAYMENT',
  'PAYMENT_WITHOUT_CAPTURE',
  'UNKNOWN_MOVEMENT',
  'BALANCE_DIFFERS',
  'CASE_OPEN',
  // the supplier
  'SUPPLIER_REFUND_DUE',
  'SUPPLIER_PART_CLOSED',
  'SUPPLIER_PART_REFUNDED',
  'SUPPLIER_CLOSED_LATE',
  'SUPPLIER_ORDER_UNBOUND',
  'RESTORED_IN_DOUBT',
  // payouts and refunds
  'PAYOUT_CAME_BACK',
  'PAYOUT_IN_DOUBT',
  'REFUND_IN_DOUBT',
  'REFUND_REFUSED',
  // the books
  'INVARIANT_BROKEN',
] as const
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]
