import { z } from 'zod'
import { sha256Hex } from '@/lib/foundation/crypto'
import { env } from '@/lib/foundation/env'
import { AppError } from '@/lib/foundation/errors'
import { storableText } from '@/lib/foundation/storable'
import type { AliexpressApp } from '@/lib/providers/aliexpress/client'
import { idText } from '@/lib/providers/aliexpress/decode'
import { parseJsonKeepingDigits } from '@/lib/providers/aliexpress/parse-json'
import { verifyAliexpressPush } from '@/lib/providers/aliexpress/push-signature'
import { storeOnce, textOf, type Received } from './receive-event'
import { storableJson } from './storable-json'

interface AliexpressDelivery {
  /** The `Authorization` header. */
  readonly authorization: string | null
  readonly rawBody: Uint8Array
  /** Apps whose messages are taken; resellers may have their own. Left out: the app of the environment. */
  readonly apps?: readonly AliexpressApp[]
}

const Message = z.looseObject({
  message_type: z.union([z.number().int(), z.string().max(20)]).optional(),
  data: z.looseObject({ orderId: idText.optional().catch(undefined), orderStatus: z.string().min(1).max(100).optional().catch(undefined) }).optional().catch(undefined),
})

/**
 * A push message of AliExpress: proved on the raw bytes, stored once. Messages have no id: order and status make one,
 * other messages are told apart by their content. Throws like receivePaypalEvent.
 */
export async function receiveAliexpressEvent(delivery: AliexpressDelivery): Promise<Received> {
  verifyByAny(delivery)
  const payload = parseJsonKeepingDigits(textOf(delivery.rawBody))
  if (payload === undefined) throw new AppError('malformed_json', 'an AliExpress push is not JSON')
  const message = Message.safeParse(payload)
  if (!message.success) throw new AppError('invalid_input', 'an AliExpress push of an unknown form')
  const orderId = message.data.data?.orderId
  const orderStatus = message.data.data?.orderStatus
  const type = storableText(orderStatus ?? `message ${message.data.message_type ?? 'without type'}`)
  return storeOnce({
    provider: 'aliexpress',
    eventId: orderId && orderStatus ? `${orderId}:${type}` : sha256Hex(Buffer.from(delivery.rawBody)),
    type,
    resourceId: orderId ?? null,
    payload: storableJson(payload),
  })
}

/** The message does not say whose app signed it, so each is tried. */
function verifyByAny({ authorization, rawBody, apps = ownApps() }: AliexpressDelivery): void {
  const isProved = apps.some((app) => {
    try {
      verifyAliexpressPush({ authorization, rawBody, ...app })
      return true
    } catch {
      return false
    }
  })
  if (!isProved) throw new AppError('invalid_signature', 'AliExpress push refused: signature', { reason: 'signature' })
}

function ownApps(): readonly AliexpressApp[] {
  const { aliexpressAppKey: appKey, aliexpressAppSecret: appSecret } = env()
  return appKey && appSecret ? [{ appKey, appSecret }] : []
}
