import { z } from 'zod'
import { CreateOrderSchema } from '@/lib/cycle/checkout/schema'
import { startOrder } from '@/lib/cycle/checkout/start-order'
import { hmacSha256Hex, sha256Hex } from '@/lib/foundation/crypto'
import { env } from '@/lib/foundation/env'
import { AppError } from '@/lib/foundation/errors'
import { moneyJson } from '@/lib/foundation/money'
import { answer, handler } from '@/lib/web/handler'
import { checkoutCookie, hashCheckoutToken, newCheckoutToken, readCheckoutSession } from '@/lib/web/checkout-session'

const Key = z.string().regex(/^[\x21-\x7e]{8,200}$/)

function readIdempotencyKey(request: Request): string | null {
  const header = request.headers.get('idempotency-key')
  if (header === null) return null
  const key = Key.safeParse(header)
  if (!key.success) throw new AppError('invalid_input', 'the Idempotency-Key has 8 to 200 printable characters', { field: 'Idempotency-Key' })
  return key.data
}

/**
 * A browser that has no checkout yet and sends a key gets a session derived from key and body, so that a repeat after a lost answer is the same
 * session; without a key a new random one.
 */
function sessionTokenFor(idempotencyKey: string | null, body: object): string {
  if (idempotencyKey === null) return newCheckoutToken()
  return Buffer.from(hmacSha256Hex(env().nextauthSecret, `checkout|${idempotencyKey}|${sha256Hex(JSON.stringify(body))}`), 'hex').toString('base64url')
}

export const POST = handler({
  access: 'anyone',
  input: CreateOrderSchema,
  run: async ({ request, input, user, locale }) => {
    const idempotencyKey = readIdempotencyKey(request)
    const token = readCheckoutSession(request) ?? sessionTokenFor(idempotencyKey, input)
    const order = await startOrder({ ...input, locale: input.locale ?? locale }, { sessionHash: hashCheckoutToken(token), idempotencyKey, shopperId: user?.role === 'SHOPPER' ? user.id : null })
    return answer(
      { orderId: order.orderId, paypalOrderId: order.paypalOrderId, approveUrl: order.approveUrl, total: moneyJson(order.total, locale) },
      { status: 201, headers: { 'set-cookie': checkoutCookie(token) } },
    )
  },
})
