import { aliexpressAuthorizeUrl } from '../providers/aliexpress/authorize-url'
import { machineNow } from '../foundation/clock'
import { randomToken, sha256Hex } from '../foundation/crypto'
import { env } from '../foundation/env'
import { newId } from '../foundation/ids'
import { aliexpressAppOf } from './aliexpress-app'
import { ALIEXPRESS_API } from './credential-schema'
import { insertOauthState } from './vault/store'

/** Of the machine's time: the way to AliExpress and back is a person's in a browser. */
const STATE_SECONDS = 10 * 60

/** The callback that is registered at AliExpress; it must equal the one in the consent URL to the letter. */
export function aliexpressCallbackUrl(): string {
  return `${env().nextauthUrl}/aliexpress/callback`
}

/**
 * Where the reseller agrees at AliExpress. The one-time state (256 bit, ten minutes, stored as a hash) is bound to the signed-in session
 * that asked for it: nobody else's browser can complete it.
 */
export async function startConnection(person: { userId: string; sessionHash: string }): Promise<string> {
  const { appKey } = await aliexpressAppOf(person.userId, env().storedEnvironment)
  const state = randomToken(32)
  const createdAt = machineNow()
  await insertOauthState({ id: newId('oauthState'), stateHash: sha256Hex(state), ...person, apiName: ALIEXPRESS_API, createdAt, expiresAt: new Date(createdAt.getTime() + STATE_SECONDS * 1000) })
  return aliexpressAuthorizeUrl({ appKey, redirectUri: aliexpressCallbackUrl(), state })
}
