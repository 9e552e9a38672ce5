import { z } from 'zod'
import type { Outcome } from '@/lib/foundation/outcome'
import { isPaypalId } from './client'
import { refuseId, sendEffect } from './effect'
import { DISPUTE_REFUSALS } from './refusals'

export interface Tracking {
  readonly carrier: string
  readonly number: string
}

const Accepted = z.object({ links: z.array(z.unknown()) })
const readDone = (body: unknown): true | null => (Accepted.safeParse(body).success ? true : null)

/**
 * We give in: PayPal gives the buyer the money back. There is no key that makes a repeat safe; PayPal's own state does: in a case that has ended it refuses
 * with DISPUTE_STATE_INVALID. Read the case before concluding anything from an unknown.
 */
export async function acceptPaypalClaim(disputeId: string, note: string): Promise<Outcome<true>> {
  if (!isPaypalId(disputeId)) return refuseId()
  return sendEffect({ method: 'POST', path: `/v1/customer/disputes/${disputeId}/accept-claim`, form: { input: { note: clipped(note), accept_claim_type: 'REFUND' } } }, DISPUTE_REFUSALS, readDone)
}

/** What speaks for us: the parcels' numbers where there are any, else a note. PayPal then reviews the case. */
export async function providePaypalEvidence(disputeId: string, evidence: { readonly note: string; readonly tracking: readonly Tracking[] }): Promise<Outcome<true>> {
  if (!isPaypalId(disputeId)) return refuseId()
  const note = clipped(evidence.note)
  const proof = evidence.tracking.length === 0
    ? { evidence_type: 'OTHER', notes: note }
    : { evidence_type: 'PROOF_OF_FULFILLMENT', evidence_info: { tracking_info: evidence.tracking.slice(0, 10).map(({ carrier, number }) => ({ carrier_name: 'OTHER', carrier_name_other: carrier || 'AliExpress', tracking_number: number })) }, ...(note ? { notes: note } : {}) }
  return sendEffect({ method: 'POST', path: `/v1/customer/disputes/${disputeId}/provide-evidence`, form: { input: { evidences: [proof] } } }, DISPUTE_REFUSALS, readDone)
}

const clipped = (note: string) => [...note].slice(0, 2000).join('')
