import { env } from '@/lib/foundation/env'

/** Where the reseller logs in with their buyer account and agrees; `redirectUri` must be the app's registered callback (facts/aliexpress.md 3.2). */
export function aliexpressAuthorizeUrl(input: { appKey: string; redirectUri: string; state: string }): string {
  const query = new URLSearchParams({
    response_type: 'code',
    force_auth: 'true',
    redirect_uri: input.redirectUri,
    client_id: input.appKey,
    state: input.state,
  })
  return `${env().aliexpressApiBaseUrl}/oauth/authorize?${query.toString()}`
}
