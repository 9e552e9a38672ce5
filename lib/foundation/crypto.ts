import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from './env'
import { AppError } from './errors'

/** Where a secret lives. It is bound to its place: a row swapped to another tenant does not decrypt. */
export interface SecretPlace {
  readonly table: string
  readonly row: string
  readonly tenant: string
  readonly field: string
}

interface Envelope {
  readonly v: 1
  readonly kid: string
  readonly iv: string
  readonly tag: string
  readonly data: string
}

const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16 // Node accepts a 4-byte tag unless the length is pinned (reliability.md finding 5)

const aad = (place: SecretPlace) =>
  Buffer.from([place.table, place.row, place.tenant, place.field, String(VERSION)].join('|'), 'utf8')

/** The id of a key: the first 16 hex digits of its hash, so that a stored secret says which key opens it. */
export function keyIdOf(key: Buffer): string {
  return createHash('sha256').update('ivan-reseller key id').update(key).digest('hex').slice(0, 16)
}

function keys(): { current: Buffer; all: Map<string, Buffer> } {
  const [first, ...rest] = env().encryptionKey.map((text) => Buffer.from(text, 'base64'))
  if (!first) throw new AppError('configuration', 'ENCRYPTION_KEY is missing')
  return { current: first, all: new Map([first, ...rest].map((key) => [keyIdOf(key), key])) }
}

/** AES-256-GCM with a random 12-byte IV, a 16-byte tag and the place as additional data (architecture.md section 3). */
export function encryptSecret(plaintext: string, place: SecretPlace, withKey: Buffer = keys().current): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', withKey, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(aad(place))
  const data = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()])
  const envelope: Envelope = {
    v: VERSION,
    kid: keyIdOf(withKey),
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  }
  return JSON.stringify(envelope)
}

/** The key id of a stored secret, without opening it. */
export function keyIdOfEnvelope(stored: string): string {
  return readEnvelope(stored).kid
}

export function currentKeyId(): string {
  return keyIdOf(keys().current)
}

function readEnvelope(stored: string): Envelope {
  let parsed: Partial<Envelope>
  try {
    parsed = JSON.parse(stored) as Partial<Envelope>
  } catch {
    throw new AppError('secret_unreadable', 'a stored secret is not an envelope (plaintext rows are refused)')
  }
  const { v, kid, iv, tag, data } = parsed
  if (v !== VERSION || !kid || !iv || !tag || data === undefined)
    throw new AppError('secret_unreadable', 'a stored secret has an unknown form')
  return { v, kid, iv, tag, data }
}

/** Opens a secret at its place. Wrong place, cut tag, unknown key or changed bytes: `secret_unreadable`, never a fallback. */
export function decryptSecret(stored: string, place: SecretPlace): string {
  const envelope = readEnvelope(stored)
  const key = keys().all.get(envelope.kid)
  if (!key) throw new AppError('secret_unreadable', 'a stored secret needs a key that is not configured', { kid: envelope.kid })
  const iv = Buffer.from(envelope.iv, 'base64')
  const tag = Buffer.from(envelope.tag, 'base64')
  if (iv.length !== IV_BYTES || tag.length !== TAG_BYTES)
    throw new AppError('secret_unreadable', 'a stored secret has a cut IV or tag')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
    decipher.setAAD(aad(place))
    decipher.setAuthTag(tag)
    return Buffer.concat([decipher.update(Buffer.from(envelope.data, 'base64')), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new AppError('secret_unreadable', 'a stored secret does not open at its place', { ...place }, { cause })
  }
}

export function sha256Hex(input: string | Buffer): string {
  return createHash('sha256').update(input).digest('hex')
}

export function hmacSha256Hex(key: string, input: string | Buffer): string {
  return createHmac('sha256', key).update(input).digest('hex')
}

/** Compares secrets without leaking where they differ; unequal lengths are simply unequal (timingSafeEqual would throw). */
export function constantTimeEqual(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
}

export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}
