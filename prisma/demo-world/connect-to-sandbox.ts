import { finishConnection } from '@/lib/accounts/finish-connection'
import { startConnection } from '@/lib/accounts/start-connection'
import { randomToken, sha256Hex } from '@/lib/foundation/crypto'
import { env } from '@/lib/foundation/env'
import { AppError } from '@/lib/foundation/errors'
import { httpCall } from '@/lib/foundation/http-call'

const DEADLINE_MS = 10_000

/** Whether the AliExpress of this environment is the sandbox's own: only there the demo world has products. */
export async function isSandboxThere(): Promise<boolean> {
  try {
    const { status, text } = await httpCall({ method: 'GET', url: `${env().aliexpressApiBaseUrl}/_control/api/clock`, deadlineMs: DEADLINE_MS })
    return status === 200 && text.startsWith('{')
  } catch {
    return false
  }
}

/** Connects a reseller as a person does: our state, the sandbox's consent form, our callback's function. */
export async function connectToSandbox(userId: string): Promise<void> {
  const person = { userId, sessionHash: sha256Hex(randomToken(32)) }
  const consent = await startConnection(person)
  const page = await httpCall({ method: 'GET', url: consent, deadlineMs: DEADLINE_MS })
  const buyer = /name="buyer" value="(\d+)"/.exec(page.text)?.[1]
  if (page.status !== 200 || !buyer) throw new AppError('provider_refused', 'the consent page offers no buyer account', { status: page.status })
  const form = new URLSearchParams(new URL(consent).searchParams)
  form.set('buyer', buyer)
  form.set('decision', 'authorize')
  const { origin, pathname } = new URL(consent)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const agreed = await httpCall({ method: 'POST', url: origin + pathname, headers, body: form.toString(), deadlineMs: DEADLINE_MS })
  const back = new URL(agreed.headers.get('location') ?? '/', env().nextauthUrl).searchParams
  const result = await finishConnection({ state: back.get('state') ?? undefined, code: back.get('code') ?? undefined, error: undefined }, person)
  if (result.result !== 'connected') throw new AppError('provider_refused', 'the sandbox did not connect the demo reseller', { result: result.result, status: agreed.status })
  await turnOnAutoPay()
}

/** The demo buyer's account pays new orders from PayPal's balance by itself. */
async function turnOnAutoPay(): Promise<void> {
  const url = `${env().aliexpressApiBaseUrl}/_control/api/settings`
  await httpCall({ method: 'POST', url, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ autoPay: true }), deadlineMs: DEADLINE_MS })
}
