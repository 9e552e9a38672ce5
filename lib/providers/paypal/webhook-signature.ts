import { verify } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { AppError } from '@/lib/foundation/errors'
import { forgetCertificate, trustedCertificate } from './webhook-certificate'

export interface PaypalWebhookInput {
  readonly headers: Headers
  /** The body exactly as it arrived: parsing and writing it again changes it (facts/paypal.md 6.4). */
  readonly rawBody: Uint8Array
  readonly webhookId: string
}

const MOST_CHARACTERS = 1_000
const LEAST_KEY_BITS = 2_048

/**
 * Proves offline that PayPal sent these bytes to this webhook: RSA-SHA256 over `transmissionId|time|webhookId|crc32(body)`. There is no age limit
 * (PayPal repeats for three days); replays are stopped by the unique event id. Throws invalid_signature, or provider_unavailable where the
 * certificate cannot be fetched just now, so that PayPal sends again.
 */
export async function verifyPaypalWebhook({ headers, rawBody, webhookId }: PaypalWebhookInput): Promise<void> {
  const transmissionId = header(headers, 'paypal-transmission-id')
  const time = header(headers, 'paypal-transmission-time')
  const signature = header(headers, 'paypal-transmission-sig')
  const certUrl = header(headers, 'paypal-cert-url')
  if (header(headers, 'paypal-auth-algo') !== 'SHA256withRSA') throw forged('algorithm')
  if (!/^[A-Za-z0-9+/]{40,}={0,2}$/.test(signature)) throw forged('signature form')
  const { publicKey } = await trustedCertificate(certUrl)
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0
  if (publicKey.asymmetricKeyType !== 'rsa' || bits < LEAST_KEY_BITS) throw forged('key')
  const message = `${transmissionId}|${time}|${webhookId}|${crc32(rawBody)}`
  if (verify('RSA-SHA256', Buffer.from(message, 'utf8'), publicKey, Buffer.from(signature, 'base64'))) return
  forgetCertificate(certUrl)
  throw forged('signature')
}

function header(headers: Headers, name: string): string {
  const value = headers.get(name)
  if (!value || value.length > MOST_CHARACTERS) throw forged(`header ${name}`)
  return value
}

const forged = (reason: string) => new AppError('invalid_signature', `PayPal webhook refused: ${reason}`, { reason })
