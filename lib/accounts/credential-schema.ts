import { z } from 'zod'
import { AppError } from '../foundation/errors'

export const ALIEXPRESS_API = 'aliexpress-dropshipping'
export type ApiName = typeof ALIEXPRESS_API
export type CredentialEnvironment = 'sandbox' | 'production'

/** What is known of a reseller's AliExpress connection. Without an access token it is only the reseller's own app key and secret. */
export interface AliexpressConnectionCredentials {
  readonly accessToken: string | null
  readonly refreshToken: string | null
  readonly appKey: string
  readonly appSecret: string
  /** Whether these credentials belong to the sandbox. */
  readonly sandbox: boolean
  /** The reseller entered an own app key and secret; otherwise they are the platform's. */
  readonly ownApp: boolean
  readonly expiresAt: Date | null
  readonly refreshExpiresAt: Date | null
}

const Moment = z.iso.datetime().transform((text) => new Date(text))

const Stored = z.strictObject({
  accessToken: z.string().min(1).nullable(),
  refreshToken: z.string().min(1).nullable(),
  appKey: z.string().min(1),
  appSecret: z.string().min(1),
  sandbox: z.boolean(),
  ownApp: z.boolean(),
  expiresAt: Moment.nullable(),
  refreshExpiresAt: Moment.nullable(),
})

/** The text that is encrypted. */
export function writeCredentials(credentials: AliexpressConnectionCredentials): string {
  const { expiresAt, refreshExpiresAt, ...rest } = credentials
  return JSON.stringify({ ...rest, expiresAt: expiresAt?.toISOString() ?? null, refreshExpiresAt: refreshExpiresAt?.toISOString() ?? null })
}

export function readCredentials(decrypted: string): AliexpressConnectionCredentials {
  let data: unknown
  try {
    data = JSON.parse(decrypted)
  } catch {
    throw new AppError('secret_unreadable', 'stored credentials are not JSON')
  }
  const result = Stored.safeParse(data)
  if (!result.success) throw new AppError('secret_unreadable', 'stored credentials have an unknown form')
  return result.data
}
