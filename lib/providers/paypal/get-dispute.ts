import { z } from 'zod'
import type { Money } from '@/lib/foundation/money'
import { storableMoment } from '@/lib/foundation/storable'
import { isPaypalId } from './client'
import { readPaypal } from './effect'
import { Amount, Link, soft } from './schema'

/** A buyer's case against payments of ours, as PayPal has it now (facts/paypal.md 7). Words stay PayPal's own: a new one must not be lost. */
export interface PaypalDispute {
  readonly id: string
  readonly reason: string
  /** OPEN, WAITING_FOR_SELLER_RESPONSE, WAITING_FOR_BUYER_RESPONSE, UNDER_REVIEW, RESOLVED, OTHER. */
  readonly status: string
  /** INQUIRY, CHARGEBACK, PRE_ARBITRATION, ARBITRATION. */
  readonly stage: string
  readonly amount: Money
  /** The captures it is about. */
  readonly captureIds: readonly string[]
  readonly outcome: string | null
  readonly refunded: Money | null
  readonly buyerNote: string
  /** What may be done now, by PayPal's links: accept-claim, provide-evidence, … */
  readonly actions: readonly string[]
  readonly dueAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

const word = z.string().regex(/^[0-9A-Z_]{1,255}$/)
const moment = z.coerce.date().refine((at) => storableMoment(at) !== null)
const Message = z.object({ posted_by: soft(z.string()), content: soft(z.string()) })

// Strict in what money depends on: id, status, amount and the captures.
export const DisputeBody = z.object({
  dispute_id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  create_time: moment,
  update_time: moment,
  disputed_transactions: z.array(z.object({ seller_transaction_id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) })).min(1),
  reason: soft(word),
  status: word,
  dispute_amount: Amount.refine((amount) => amount.minor > 0n, 'a case about nothing'),
  dispute_life_cycle_stage: soft(word),
  seller_response_due_date: soft(moment),
  dispute_outcome: z.object({ outcome_code: soft(word), amount_refunded: Amount.optional() }).optional(),
  messages: soft(z.array(Message)),
  links: soft(z.array(Link)),
})

/** The case as PayPal has it; null where there is none of this id. Throws provider_unavailable / provider_refused. */
export async function getPaypalDispute(disputeId: string): Promise<PaypalDispute | null> {
  if (!isPaypalId(disputeId)) return null
  return readPaypal(`/v1/customer/disputes/${disputeId}`, (answer) => {
    const body = DisputeBody.safeParse(answer).data
    return body && body.dispute_id === disputeId ? reshapeDispute(body) : null
  })
}

function reshapeDispute(body: z.infer<typeof DisputeBody>): PaypalDispute {
  return {
    id: body.dispute_id,
    reason: body.reason ?? '',
    status: body.status,
    stage: body.dispute_life_cycle_stage ?? '',
    amount: body.dispute_amount,
    captureIds: body.disputed_transactions.map((each) => each.seller_transaction_id),
    outcome: body.dispute_outcome?.outcome_code ?? null,
    refunded: body.dispute_outcome?.amount_refunded ?? null,
    buyerNote: [...(body.messages?.find((each) => each.posted_by === 'BUYER')?.content ?? '')].slice(0, 1000).join(''),
    actions: (body.links ?? []).flatMap((each) => (each.method === 'POST' && each.rel ? [each.rel] : [])),
    dueAt: body.seller_response_due_date ?? null,
    createdAt: body.create_time,
    updatedAt: body.update_time,
  }
}
