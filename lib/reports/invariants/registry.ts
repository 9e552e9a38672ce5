import { CALL_INVARIANTS } from './calls'
import type { Invariant } from './invariant'
import { LEDGER_INVARIANTS } from './ledger'
import { ORDER_INVARIANTS } from './orders'
import { SALE_INVARIANTS } from './sales'
import { SUPPLIER_INVARIANTS } from './supplier'
import { TOTAL_INVARIANTS } from './totals'

/**
 * The invariants that our own database can answer, by number; for 02 and 28 it is what the reconciler found at PayPal (lib/worker/reconcile). The others
 * of reliability.md section 2 need a third party's books at that moment (20, 35) or are tests of the code (41, 45, 47, 48).
 */
export const INVARIANTS: readonly Invariant[] = [...ORDER_INVARIANTS, ...SUPPLIER_INVARIANTS, ...SALE_INVARIANTS, ...LEDGER_INVARIANTS, ...CALL_INVARIANTS, ...TOTAL_INVARIANTS].sort((a, b) => (a.number < b.number ? -1 : 1))
