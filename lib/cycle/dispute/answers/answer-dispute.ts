import { audit, type Actor } from '../../../accounts/audit'
import { now } from '../../../foundation/clock'
import { inTransaction } from '../../../foundation/db'
import { AppError } from '../../../foundation/errors'
import { newId } from '../../../foundation/ids'
import { money, toDecimal } from '../../../foundation/money'
import { enqueue } from '../../../queue/enqueue'
import { answerDisputeJob } from '../../jobs'
import { addOrderEvent } from '../../order/store'
import { findDisputeById } from '../store'
import { findTracking, insertAnswer, type AnswerKind } from './store'

const ACTION = { ACCEPT: 'accept-claim', EVIDENCE: 'provide-evidence' } as const

interface Answer {
  readonly disputeId: string
  readonly kind: AnswerKind
  readonly note: string
  /** A reseller answers for own orders only; absent for the platform. */
  readonly ownerId?: string
}

/**
 * A person answers a case: gives in (PayPal gives the shopper the money back), or shows evidence, with the parcels' numbers where the order has any. The
 * intent is stored with a line in the audit log, a job tells PayPal. Errors: not_found; wrong_state (PayPal does not ask for this now, or another answer is
 * on its way); invalid_input (evidence without a note and without a parcel).
 */
export async function answerDispute(actor: Actor & { readonly id: string }, answer: Answer): Promise<void> {
  const dispute = await findDisputeById(answer.disputeId)
  if (!dispute || (answer.ownerId !== undefined && dispute.userId !== answer.ownerId)) throw new AppError('not_found', 'no such case')
  if (!dispute.actions.split(' ').includes(ACTION[answer.kind])) throw new AppError('wrong_state', 'PayPal does not take this answer now', { paypalDisputeId: dispute.paypalDisputeId, status: dispute.status })
  const tracking = answer.kind === 'EVIDENCE' ? await findTracking(dispute.orderId) : []
  if (answer.kind === 'EVIDENCE' && tracking.length === 0 && answer.note === '') throw new AppError('invalid_input', 'evidence needs a note or a parcel')
  const at = now()
  const answerId = newId('disputeAnswer')
  await inTransaction(async (tx) => {
    if (!(await insertAnswer(tx, { id: answerId, disputeId: dispute.disputeId, kind: answer.kind, note: answer.note, tracking, requestedBy: actor.id, at })))
      throw new AppError('wrong_state', 'another answer is on its way', { paypalDisputeId: dispute.paypalDisputeId })
    await addOrderEvent(tx, {
      orderId: dispute.orderId, at, event: answer.kind === 'ACCEPT' ? 'case_accept_requested' : 'case_evidence_requested', actor: actor.id,
      evidence: { paypalDisputeId: dispute.paypalDisputeId, amount: toDecimal(money(dispute.amountMinor, dispute.currency)), currency: dispute.currency, trackingNumber: tracking.map((each) => each.number).join(', ') || null },
    })
    await audit(tx, actor, { action: answer.kind === 'ACCEPT' ? 'case.accepted' : 'case.evidence', subject: `dispute:${dispute.disputeId}`, after: { note: answer.note, parcels: tracking.length } })
    await enqueue(tx, answerDisputeJob, { answerId })
  })
}
