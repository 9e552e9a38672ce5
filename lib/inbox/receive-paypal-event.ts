import { z } from 'zod'
import { env } from '@/lib/foundation/env'
import { AppError } from '@/lib/foundation/errors'
import { verifyPaypalWebhook } from '@/lib/providers/paypal/webhook-signature'
import { storeOnce, textOf, type Received } from './receive-event'
import { storableJson } from './storable-json'

const word = z.string().min(1).max(200)
const Envelope = z.looseObject({
  id: z.string().regex(/^[A-Za-z0-9._-]{1,100}$/),
  event_type: z.string().regex(/^[A-Z0-9._-]{1,100}$/),
  resource: z.record(z.string(), z.unknown()).optional().catch(undefined),
})

/**
 * A delivery of PayPal: proved on the raw bytes, stored once by its event id, worked off by a worker. Throws invalid_signature (forged),
 * malformed_json / invalid_input, configuration (no PAYPAL_WEBHOOK_ID: nothing can be proved), provider_unavailable or a database error: then
 * PayPal sends again.
 */
export async function receivePaypalEvent(input: { headers: Headers; rawBody: Uint8Array }): Promise<Received> {
  const webhookId = env().paypalWebhookId
  if (webhookId === undefined) throw new AppError('configuration', 'PAYPAL_WEBHOOK_ID is missing: PayPal webhooks cannot be proved')
  await verifyPaypalWebhook({ headers: input.headers, rawBody: input.rawBody, webhookId })
  const payload = parse(textOf(input.rawBody))
  const event = Envelope.safeParse(payload)
  if (!event.success) throw new AppError('invalid_input', 'a PayPal webhook without id or type')
  return storeOnce({
    provider: 'paypal',
    eventId: event.data.id,
    type: event.data.event_type,
    resourceId: resourceIdOf(event.data.resource ?? {}),
    payload: storableJson(payload),
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    throw new AppError('malformed_json', 'a PayPal webhook is not JSON', {}, { cause })
  }
}

/** Orders, captures and refunds have `id`; payout items, batches and disputes their own names (facts/paypal.md 6.3). */
function resourceIdOf(resource: Record<string, unknown>): string | null {
  const header = resource.batch_header as { payout_batch_id?: unknown } | undefined
  const candidates = [resource.id, resource.payout_item_id, header?.payout_batch_id, resource.dispute_id]
  return candidates.map((each) => word.safeParse(each).data).find((each) => each !== undefined) ?? null
}
