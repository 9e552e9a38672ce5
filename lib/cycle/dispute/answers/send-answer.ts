import { now, secondsFromNow, waitedSince } from '../../../foundation/clock'
import { inTransaction } from '../../../foundation/db'
import { log } from '../../../foundation/log'
import { NOT_SENT, type Evidence } from '../../../foundation/outcome'
import { retryDelaySeconds } from '../../../foundation/retry-delay'
import { acceptPaypalClaim, providePaypalEvidence } from '../../../providers/paypal/answer-dispute'
import { getPaypalDispute } from '../../../providers/paypal/get-dispute'
import { addOrderEvent } from '../../order/store'
import { followDispute } from '../follow-dispute'
import { stateOfDispute } from '../states'
import { claimAnswer, findAnswer, moveAnswer, type AnswerRow } from './store'

const NOT_SENT_SECONDS = 30
const UNKNOWN_SECONDS = 30
/** Longer than the call's deadline: an answer that was sent and has no reply is then in doubt. */
export const ANSWER_STALE_SECONDS = 30
const STILL_ASKED = { ACCEPT: 'accept-claim', EVIDENCE: 'provide-evidence' } as const

/**
 * Tells PayPal once. There is no key for it: a doubt is settled by reading the case, and the answer goes again only while PayPal itself still asks for it
 * (it refuses what does not fit the state of the case).
 */
export async function sendAnswer(answerId: string): Promise<void> {
  const answer = await findAnswer(answerId)
  if (!answer) return
  switch (answer.status) {
    case 'PREPARED':
      if (await claimAnswer(answerId, 'PREPARED', now())) await send(answer)
      return
    case 'SENT':
      if (answer.sentAt && answer.sentAt > waitedSince(ANSWER_STALE_SECONDS)) return
      await inTransaction((tx) => moveAnswer(tx, { answerId, from: ['SENT'], to: 'UNKNOWN', nextCheckAt: now() }))
      return
    case 'UNKNOWN':
      return settle(answer)
    case 'DONE':
    case 'REFUSED':
      return
  }
}

async function send(answer: AnswerRow): Promise<void> {
  const outcome = answer.kind === 'ACCEPT' ? await acceptPaypalClaim(answer.paypalDisputeId, answer.note) : await providePaypalEvidence(answer.paypalDisputeId, { note: answer.note, tracking: answer.tracking })
  switch (outcome.kind) {
    case 'done':
      return finish(answer, 'DONE', outcome.evidence)
    case 'unknown':
      log.warn({ answerId: answer.answerId, reason: outcome.reason }, 'an answer to a case has no certain reply')
      await inTransaction((tx) => moveAnswer(tx, { answerId: answer.answerId, from: ['SENT'], to: 'UNKNOWN', evidence: outcome.evidence, nextCheckAt: secondsFromNow(retryDelaySeconds(answer.checks, UNKNOWN_SECONDS)) }))
      return
    case 'refused':
      if (outcome.code !== NOT_SENT) return finish(answer, 'REFUSED', outcome.evidence)
      await inTransaction((tx) => moveAnswer(tx, { answerId: answer.answerId, from: ['SENT'], to: 'PREPARED', evidence: outcome.evidence, nextCheckAt: secondsFromNow(NOT_SENT_SECONDS) }))
  }
}

async function finish(answer: AnswerRow, to: 'DONE' | 'REFUSED', evidence: Evidence): Promise<void> {
  const at = now()
  await inTransaction(async (tx) => {
    if (!(await moveAnswer(tx, { answerId: answer.answerId, from: ['SENT', 'UNKNOWN'], to, evidence, nextCheckAt: null }))) return
    await addOrderEvent(tx, { orderId: answer.orderId, at, event: to === 'REFUSED' ? 'case_answer_refused' : answer.kind === 'ACCEPT' ? 'case_accepted' : 'case_evidence_sent', actor: answer.requestedBy, evidence: { paypalDisputeId: answer.paypalDisputeId, code: evidence.code ?? null, debugId: evidence.debugId ?? null } })
  })
  await followDispute(answer.paypalDisputeId)
}

async function settle(answer: AnswerRow): Promise<void> {
  const dispute = await getPaypalDispute(answer.paypalDisputeId)
  // A case that ended for us was not given in to: the shopper took it back, or PayPal decided, before the acceptance came.
  if (dispute && answer.kind === 'ACCEPT' && stateOfDispute(dispute) === 'WON') return finish(answer, 'REFUSED', { message: 'the case ended for the seller' })
  if (dispute && !dispute.actions.includes(STILL_ASKED[answer.kind])) return finish(answer, 'DONE', { message: 'found by asking' })
  if (dispute && (await claimAnswer(answer.answerId, 'UNKNOWN', now()))) await send(answer)
}
