import { isAppError } from '@/lib/foundation/errors'
import { log } from '@/lib/foundation/log'
import { equalMoney, toDecimal, type Money } from '@/lib/foundation/money'
import type { Outcome } from '@/lib/foundation/outcome'
import { PAYOUT_DEADLINE_MS, PAYOUTS_PATH, type PaypalAnswer } from './client'
import { classify, sendForEffect } from './effect'
import { getPaypalPayout } from './get-payout'
import { PAYOUT_REFUSALS } from './refusals'
import { BATCH_STATUSES, wordOf, type BatchStatus, type PaypalPayout } from './reshape'
import { PayoutCreated, PaypalError } from './schema'

export interface CreatePaypalPayoutInput {
  /** Derived from the payout row. PayPal refuses it again for 30 days, then it would pay again: never repeat one older than 25 days. */
  readonly senderBatchId: string
  readonly senderItemId: string
  /** E-mail address of the receiver, as snapshotted on the payout row. */
  readonly receiver: string
  readonly amount: Money
  readonly note: string
  readonly subject: string
}

export interface CreatedPayout {
  readonly batchId: string
  readonly status: BatchStatus
  /** True where this batch was made by an earlier try of ours. */
  readonly adopted: boolean
}

/**
 * Pays one receiver in a batch of one. "Already exists" is the success of an earlier try: the linked batch is read and adopted when header, item
 * and amount are ours, else the outcome is unknown and a person looks. `done` means accepted; the item says later whether it was paid.
 */
export async function createPaypalPayout(input: CreatePaypalPayoutInput): Promise<Outcome<CreatedPayout>> {
  const sent = await sendForEffect({
    method: 'POST',
    path: PAYOUTS_PATH,
    requestId: input.senderBatchId, // accepted, but not relied upon (facts/paypal.md 4.2)
    deadlineMs: PAYOUT_DEADLINE_MS,
    body: requestBody(input),
  })
  if ('kind' in sent) return sent
  if (isDuplicate(sent)) return adoptBatch(input, sent)
  return classify(sent, PAYOUT_REFUSALS, (body) => readCreated(body, input))
}

/** The batch is ours as far as the answer says what it holds. */
function readCreated(body: unknown, input: CreatePaypalPayoutInput): CreatedPayout | null {
  const header = PayoutCreated.safeParse(body).data?.batch_header
  const echoed = header?.sender_batch_header?.sender_batch_id
  if (!header || (echoed !== undefined && echoed !== input.senderBatchId)) return null
  if (header.amount && !equalMoney(header.amount, input.amount)) return null
  return { batchId: header.payout_batch_id, status: wordOf(BATCH_STATUSES, header.batch_status), adopted: false }
}

function isDuplicate(answer: PaypalAnswer): boolean {
  if (answer.status < 400 || answer.status >= 500) return false
  const error = PaypalError.safeParse(answer.body).data
  return error?.name === 'USER_BUSINESS_ERROR' && error.details.some((each) => /sender_?batch_?id/i.test(each.field ?? ''))
}

async function adoptBatch(input: CreatePaypalPayoutInput, answer: PaypalAnswer): Promise<Outcome<CreatedPayout>> {
  const evidence = { ...answer.evidence, code: 'USER_BUSINESS_ERROR' }
  const batchId = linkedBatchId(answer)
  if (!batchId) return { kind: 'unknown', reason: 'this sender_batch_id was used before, and PayPal names no batch', evidence }
  let payout: PaypalPayout | null
  try {
    payout = await getPaypalPayout(batchId)
  } catch (error) {
    log.warn({ batchId, code: isAppError(error) ? error.code : 'unexpected' }, 'an existing payout batch could not be read')
    return { kind: 'unknown', reason: `this sender_batch_id was used before; batch ${batchId} could not be read`, evidence }
  }
  if (!payout || !isOurs(payout, input))
    return { kind: 'unknown', reason: `this sender_batch_id was used before; batch ${batchId} is not the payout we asked for`, evidence }
  return { kind: 'done', value: { batchId: payout.batchId, status: payout.batchStatus, adopted: true }, evidence }
}

/** The batch id inside the link; the link itself is never fetched. */
function linkedBatchId(answer: PaypalAnswer): string | undefined {
  const links = PaypalError.safeParse(answer.body).data?.details.flatMap((each) => [...each.link, ...each.links]) ?? []
  const ids = links.map((each) => /\/v1\/payments\/payouts\/([A-Za-z0-9_-]{1,64})(?:[?#].*)?$/.exec(each.href)?.[1])
  return ids.find((each) => each !== undefined)
}

function isOurs(payout: PaypalPayout, input: CreatePaypalPayoutInput): boolean {
  const item = payout.items[0]
  return payout.senderBatchId === input.senderBatchId && payout.items.length === 1 && payout.totalItems === 1 && item !== undefined &&
    item.senderItemId === input.senderItemId && equalMoney(item.amount, input.amount) &&
    (item.receiver === undefined || item.receiver.toLowerCase() === input.receiver.toLowerCase())
}

function requestBody(input: CreatePaypalPayoutInput) {
  return {
    sender_batch_header: { sender_batch_id: input.senderBatchId, email_subject: [...input.subject].slice(0, 255).join('') },
    items: [{
      recipient_type: 'EMAIL',
      amount: { currency: input.amount.currency, value: toDecimal(input.amount) },
      receiver: input.receiver,
      sender_item_id: input.senderItemId,
      ...(input.note ? { note: [...input.note].slice(0, 1000).join('') } : {}),
      recipient_wallet: 'PAYPAL',
    }],
  }
}
