import type { Outcome } from '@/lib/foundation/outcome'
import type { AliexpressApp } from './client'
import { requestTokens, type AliexpressTokens } from './tokens'

/** Exchanges the code of the consent page (single use, about three minutes). Refused: InvalidCode and the setup errors. */
export function createAliexpressToken(input: AliexpressApp & { readonly code: string }): Promise<Outcome<AliexpressTokens>> {
  return requestTokens('/auth/token/create', input, { code: input.code }) // no `uuid`: it leads to InvalidCode (facts/aliexpress.md 3.3)
}
