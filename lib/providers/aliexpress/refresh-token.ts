import type { Outcome } from '@/lib/foundation/outcome'
import type { AliexpressApp } from './client'
import { requestTokens, type AliexpressTokens } from './tokens'

/**
 * A new access token. The caller holds the row lock (two refreshes at once may kill one) and stores before use. `refreshToken` in the value is the
 * one to keep from now on. Refused IllegalRefreshToken: only a new consent helps.
 */
export async function refreshAliexpressToken(input: AliexpressApp & { readonly refreshToken: string }): Promise<Outcome<AliexpressTokens & { readonly refreshToken: string }>> {
  const outcome = await requestTokens('/auth/token/refresh', input, { refresh_token: input.refreshToken })
  if (outcome.kind !== 'done') return outcome
  return { ...outcome, value: { ...outcome.value, refreshToken: outcome.value.refreshToken ?? input.refreshToken } }
}
