import { createHash, randomBytes } from 'node:crypto'
import { nowMs } from './clock'
import { AppError } from './errors'

/** Prefixes of our ids: one kind cannot stand for another, and a log line says what it talks about. */
const PREFIX = {
  user: 'usr',
  shop: 'shp',
  product: 'prd',
  variant: 'var',
  picture: 'pic',
  priceChange: 'prc',
  credential: 'crd',
  checkout: 'chk',
  order: 'ord',
  orderLine: 'oli',
  orderEvent: 'oev',
  payment: 'pay',
  reservation: 'res',
  purchase: 'pur',
  shipment: 'shm',
  sale: 'sal',
  commission: 'com',
  adminCommission: 'aco',
  payout: 'po',
  refund: 'ref',
  correction: 'cor',
  dispute: 'dsp',
  disputeAnswer: 'dan',
  reversal: 'rev',
  ledgerTransaction: 'ltx',
  inboxEvent: 'inb',
  audit: 'aud',
  providerCall: 'cal',
  oauthState: 'ost',
  balanceReading: 'bal',
  decision: 'dec',
  exception: 'exc',
} as const

export type IdKind = keyof typeof PREFIX
declare const kindOf: unique symbol
export type Id<K extends IdKind> = string & { readonly [kindOf]: K }

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz' // Crockford base 32: no i, l, o, u

function base32(value: bigint, length: number): string {
  let text = ''
  for (let index = 0; index < length; index++) {
    text = (ALPHABET[Number(value & 31n)] ?? '0') + text
    value >>= 5n
  }
  return text
}

/** A new id: prefix, 48 bits of time (sortable), 80 random bits (not guessable). */
export function newId<K extends IdKind>(kind: K): Id<K> {
  const random = BigInt(`0x${randomBytes(10).toString('hex')}`)
  return `${PREFIX[kind]}_${base32(BigInt(nowMs()), 10)}${base32(random, 16)}` as Id<K>
}

/**
 * The id of what there is once per `parent` and `part`: the same whenever it is made again, so that a third party knows it again after a restored
 * backup made it anew. Time of the parent, 80 bits of a hash.
 */
export function idWithin<K extends IdKind>(kind: K, parent: string, part: string): Id<K> {
  const digest = createHash('sha256').update(`${kind} ${part} of ${parent}`).digest('hex').slice(0, 20)
  return `${PREFIX[kind]}_${parent.split('_')[1]?.slice(0, 10) ?? ''}${base32(BigInt(`0x${digest}`), 16)}` as Id<K>
}

export function isId<K extends IdKind>(kind: K, text: string): text is Id<K> {
  return new RegExp(`^${PREFIX[kind]}_[0-9a-hjkmnp-tv-z]{26}$`).test(text)
}

/** Text from outside as an id of this kind; anything else is not found. */
export function asId<K extends IdKind>(kind: K, text: string): Id<K> {
  if (!isId(kind, text)) throw new AppError('not_found', `not a ${kind} id`)
  return text
}
