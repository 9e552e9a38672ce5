import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resetCircuits } from '@/lib/foundation/circuit'
import { setTransport } from '@/lib/foundation/http-call'
import { credentials } from '../providers/aliexpress/fake-aliexpress'
import { aliexpressCalls, classOf, PAYPAL } from './make-call'

/** reliability.md R3: PayPal is waited for 15 s, payouts 30 s, AliExpress 20 s, the body included; a token takes its time out of the call's. */
const deadlines: number[] = []
beforeEach(() => {
  resetCircuits()
  deadlines.length = 0
  setTransport((request) => {
    const isToken = request.url.endsWith('/v1/oauth2/token')
    if (!isToken) deadlines.push(request.deadlineMs)
    return Promise.resolve({ status: isToken ? 200 : 500, headers: new Headers(), bytes: Buffer.from(isToken ? '{"access_token":"t","expires_in":32400}' : '{}') })
  })
})
afterEach(() => { setTransport(null) })

const within = async (call: () => Promise<unknown>, most: number) => {
  await classOf(call)
  expect(deadlines.length).toBeGreaterThan(0)
  for (const deadline of deadlines) expect(deadline > most - 2_000 && deadline <= most, `${deadline} ms`).toBe(true)
}

describe('every call has its deadline', () => {
  it.each(Object.entries(PAYPAL).filter(([name]) => name !== 'oauth.token'))('PayPal %s', (name, call) => within(call, name.startsWith('payouts') ? 30_000 : 15_000))
  it.each(Object.entries(aliexpressCalls(credentials)))('AliExpress %s', (_name, call) => within(call, 20_000))
})
