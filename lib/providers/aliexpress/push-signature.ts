import { createHmac } from 'node:crypto'
import { constantTimeEqual } from '@/lib/foundation/crypto'
import { AppError } from '@/lib/foundation/errors'

export interface AliexpressPushInput {
  /** The `Authorization` header. */
  readonly authorization: string | null
  /** The body exactly as it arrived. */
  readonly rawBody: Uint8Array
  readonly appKey: string
  readonly appSecret: string
}

/** Proves that a push message is AliExpress's: hex HMAC-SHA256 over app key + raw body with the app secret. Throws invalid_signature. */
export function verifyAliexpressPush({ authorization, rawBody, appKey, appSecret }: AliexpressPushInput): void {
  const expected = createHmac('sha256', appSecret).update(appKey, 'utf8').update(rawBody).digest('hex')
  if (!authorization || !appSecret || !constantTimeEqual(authorization.trim().toLowerCase(), expected))
    throw new AppError('invalid_signature', 'AliExpress push refused: signature', { reason: 'signature' })
}
