import { finishConnection } from '@/lib/accounts/finish-connection'
import { startConnection } from '@/lib/accounts/start-connection'
import { sha256Hex } from '@/lib/foundation/crypto'

/** Where AliExpress sends a reseller back to. */
export const CALLBACK = 'http://127.0.0.1:3000/aliexpress/callback'
const BUYER = '1861703697'

/** Connects a reseller to the supplier that runs, the same way as a person goes: state, consent form, callback. */
export async function connectReseller(userId: string): Promise<void> {
  const person = { userId, sessionHash: sha256Hex('the browser of the reseller') }
  const consent = new URL(await startConnection(person))
  const form = new URLSearchParams(consent.searchParams)
  form.set('buyer', BUYER)
  form.set('decision', 'authorize')
  const answer = await fetch(consent.origin + consent.pathname, { method: 'POST', body: form, redirect: 'manual' })
  const back = new URL(answer.headers.get('location') ?? '').searchParams
  const result = await finishConnection({ state: back.get('state') ?? undefined, code: back.get('code') ?? undefined, error: undefined }, person)
  if (result.result !== 'connected') throw new Error(`not connected: ${result.result}`)
}
