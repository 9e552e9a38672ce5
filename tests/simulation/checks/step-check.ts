import type pg from 'pg'
import { checkInvariants } from '@/lib/reports/invariants/check-invariants'
import type { Effect } from '@/sandbox/foundation/create-effects'
import type { PayoutItem, Refund } from '@/sandbox/paypal/records'
import type { Simulation } from '../kernel/simulation'
import type { ThirdParties } from '../world/third-parties'
import { judgeEffect } from './bought-and-paid'

/** After every step that wrote something: what one indexed look and the third parties' journals can tell. The first thing that is wrong ends the run. */
export interface StepCheck {
  /** The journals always, the database where it may have changed. */
  run(wrote: boolean): Promise<void> | void
  /** What is wrong, or null. */
  readonly found: string | null
  /** Until then the product may not know that the owner took money out: what it buys may find nothing to be paid from. */
  forgiveMoneyUntil(ms: number): void
}

// One round trip: capital never below what is committed, a reservation of this step within PayPal's figure less what we spent since, entries of new ledger transactions add up, no sale twice, nothing sent for money that is not here.
const LOOK = `
  SELECT 'committed ' || c."committedMinor" || ' of ' || coalesce((SELECT sum(r."amountMinor") FROM capital_reservations r WHERE r.status = 'OPEN' AND r.currency = c.currency), 0) AS wrong
    FROM capital_accounts c WHERE c."committedMinor" <> coalesce((SELECT sum(r."amountMinor") FROM capital_reservations r WHERE r.status = 'OPEN' AND r.currency = c.currency), 0)
  UNION ALL SELECT 'reserved beyond the free capital: ' || r."freeAfterMinor" FROM capital_reservations r WHERE r."freeAfterMinor" < 0
  UNION ALL SELECT r.id || ' leaves ' || r."freeAfterMinor" || ' free, of ' || c."balanceMinor" || ' are committed ' || c."committedMinor" || ' and spent since ' || spent.minor
    FROM capital_reservations r JOIN capital_accounts c ON c.currency = r.currency, LATERAL (SELECT coalesce(sum(-each.minor), 0) AS minor FROM (
      SELECT sum(e."amountMinor") AS minor FROM ledger_entries e JOIN ledger_transactions t ON t.id = e."transactionId" WHERE e."accountId" = 'paypal_balance:' || c.currency AND t.kind <> 'payment_fee' AND t."occurredAt" > c."balanceAsOf" GROUP BY t.id) each WHERE each.minor < 0) spent
    WHERE r."createdAt" = $2::timestamptz AND r.status = 'OPEN' AND r."freeAfterMinor" > c."balanceMinor" - c."committedMinor" - spent.minor
  UNION ALL SELECT 'ledger transaction ' || e."transactionId" || ' is off by ' || sum(e."amountMinor") FROM ledger_entries e JOIN ledger_transactions t ON t.id = e."transactionId" WHERE t.sequence > $1 GROUP BY e."transactionId", e.currency HAVING sum(e."amountMinor") <> 0
  UNION ALL SELECT 'sent for unpaid order ' || b."orderId" FROM purchases b JOIN payments p ON p."orderId" = b."orderId" WHERE b.status = 'SENT' AND p.status <> 'COMPLETED'
    AND NOT EXISTS (SELECT FROM payment_reversals r WHERE r."paymentId" = p.id AND r."createdAt" >= b."sentAt")
  UNION ALL SELECT 'order ' || o.id || ' is ' || o.status || ' with a payment ' || p.status FROM orders o JOIN payments p ON p."orderId" = o.id WHERE o.status IN ('PAID', 'PURCHASING', 'PURCHASED') AND p.status <> 'COMPLETED'
    AND NOT (o.status <> 'PAID' AND EXISTS (SELECT FROM payment_reversals r WHERE r."paymentId" = p.id))
  UNION ALL SELECT 'order ' || o.id || ' is bought and being refunded' FROM orders o JOIN refunds r ON r."orderId" = o.id AND r.status <> 'FAILED' AND r.part IS NULL JOIN purchases b ON b."orderId" = o.id WHERE b.status IN ('SENT', 'ORDERED', 'AWAITING_PAYMENT', 'PAID')`

/** The whole registry of invariants is too dear for every step; it is looked at in the middle of everything after so many that wrote. */
const ALL_EVERY = 32
/** A sale, an answer, a webhook, a way out that is due, money that came back and that nobody told us of: while everything fails it may be late. At the end it may not (verdict.ts). */
const TELL_LATENESS = new Set(['INV-13', 'INV-52', 'INV-28', 'INV-33', 'INV-37', 'INV-38'])

/** Effects of the third parties that may happen once per key; the key that counts is ours, not theirs. */
const ONCE: Readonly<Record<string, (effect: Effect) => string | undefined>> = {
  capture: (effect) => effect.facts.customId ?? effect.facts.orderId,
  order: (effect) => effect.facts.outOrderId && `${effect.facts.outOrderId} ${effect.facts.storeId ?? ''}`, // one per supplier: AliExpress splits
  'payout-item': (effect) => effect.facts.senderItemId,
}

export function createStepCheck(sim: Simulation, parties: ThirdParties, owner: pg.Client): StepCheck {
  const seen = { paypal: 0, aliexpress: 0 }
  const counts = new Map<string, number>()
  let sequence = 0n
  let looks = 0
  let found: string | null = null
  let forgivenUntilMs = 0
  const fail = (what: string) => {
    found ??= what
  }
  const lookAtJournal = (party: 'paypal' | 'aliexpress') => {
    const table = parties.table<Effect>(party, 'effects')
    for (; seen[party] < table.size; seen[party]++) {
      const effect = table.get(String(seen[party] + 1))
      const key = effect && (effect.effect === 'refund' ? parties.table<Refund>('paypal', 'refunds').get(effect.id)?.invoiceId : ONCE[effect.effect]?.(effect))
      if (effect?.effect === 'payout-returned' && effect.facts.senderItemId) count(`payout-item ${effect.facts.senderItemId}`, -1)
      if (!effect || !key) continue
      const wrong = judgeEffect(parties, effect, sim.nowMs > forgivenUntilMs)
      if (wrong !== null) fail(wrong)
      count(`${effect.effect} ${key}`, 1)
    }
  }
  const count = (name: string, by: number) => {
    const now = (counts.get(name) ?? 0) + by
    counts.set(name, now)
    if (now > 1) fail(`${now} times at the third party: ${name}`)
  }
  const lookAtInvariants = async () => {
    const { results } = await checkInvariants()
    for (const { number, name, rows } of results) if (rows[0] && !TELL_LATENESS.has(number)) fail(`${number} ${name}: ${rows[0].subject} ${rows[0].detail}`)
  }
  /** Paid is what PayPal calls paid, not what it has taken on. */
  const lookAtPayouts = async () => {
    const { rows } = await sim.onWire(() => owner.query<{ id: string; itemId: string }>(`SELECT id, "itemId" FROM payouts WHERE status = 'PAID' AND "itemId" IS NOT NULL`))
    const items = parties.table<PayoutItem>('paypal', 'items')
    for (const { id, itemId } of rows) if (items.get(itemId)?.status === 'PENDING') fail(`payout ${id} is called paid while PayPal says PENDING`)
  }
  const lookAtRows = async () => {
    const { rows } = await sim.onWire(() => owner.query<{ wrong: string }>({ name: 'step', text: LOOK, values: [sequence.toString(), new Date(sim.nowMs)] }))
    if (rows[0]) fail(rows[0].wrong)
    looks++
    if (looks % ALL_EVERY === 0) await lookAtInvariants()
    if (looks % (ALL_EVERY / 4) === 0) await lookAtPayouts()
    if (looks % 50 === 0) sequence = BigInt((await sim.onWire(() => owner.query<{ last: string | null }>('SELECT max(sequence) AS last FROM ledger_transactions'))).rows[0]?.last ?? '0')
  }
  return {
    get found() {
      return found
    },
    forgiveMoneyUntil(ms) {
      forgivenUntilMs = ms
    },
    run(wrote) {
      lookAtJournal('paypal')
      lookAtJournal('aliexpress')
      return wrote ? lookAtRows() : undefined
    },
  }
}
