import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { enterCircuit, readCallTallies, readCircuits, resetCircuits, circuitName, CircuitOpenError } from '@/lib/foundation/circuit'
import { setClock } from '@/lib/foundation/clock'
import { httpCall, setTransport } from '@/lib/foundation/http-call'
import { HttpCallError } from '@/lib/foundation/http-transport'
import { money } from '@/lib/foundation/money'
import { NOT_SENT } from '@/lib/foundation/outcome'
import { createSupplierOrder } from '@/lib/providers/aliexpress/create-order'
import { capturePaypalOrder } from '@/lib/providers/paypal/capture-order'
import { createPaypalPayout } from '@/lib/providers/paypal/create-payout'
import '@/tests/setup/environment'

let clockMs = 1_800_000_000_000
let sent: string[] = []
/** What the other side does now: `status`, or no answer after sending. */
let answer: { status: number; text?: string } | 'silence' = { status: 500 }

beforeEach(() => {
  clockMs += 3_600_000
  sent = []
  answer = { status: 500 }
  resetCircuits()
  setClock(() => clockMs)
  setTransport((request) => {
    sent.push(request.url)
    if (request.url.endsWith('/oauth2/token')) return Promise.resolve({ status: 200, headers: new Headers(), bytes: Buffer.from('{"access_token":"A21","token_type":"Bearer","expires_in":32400}') })
    if (answer === 'silence') return Promise.reject(new HttpCallError('after-send', 'deadline', undefined))
    return Promise.resolve({ status: answer.status, headers: new Headers(), bytes: Buffer.from(answer.text ?? '{}') })
  })
})
afterEach(() => {
  setTransport(null)
  setClock(null)
  resetCircuits()
})

const paypal = circuitName('paypal', 'client|secret')
const call = () => httpCall({ method: 'POST', url: 'http://paypal.invalid/v2/x', deadlineMs: 1_000, circuit: paypal })
const capture = () => capturePaypalOrder({ paypalOrderId: '5O190127TN364715T', requestId: 'pay_1-c1' })
const captureCalls = () => sent.filter((url) => url.endsWith('/capture')).length

describe('a provider that fails five times in a row is left alone', () => {
  it('the sixth call is refused before sending, with the time to wait', async () => {
    for (let i = 0; i < 5; i++) expect((await call()).status).toBe(500)
    await expect(call()).rejects.toMatchObject({ name: 'CircuitOpenError', phase: 'before-send', code: 'provider_unavailable', facts: { code: 'CIRCUIT_OPEN', retryAfterSeconds: 10 } })
    expect(sent).toHaveLength(5)
    expect(readCircuits()).toEqual([{ ...paypal, state: 'open', failures: 5, opensAgainAt: new Date(clockMs + 10_000).toISOString() }])
  })

  it('four failures and a success are forgotten', async () => {
    for (let i = 0; i < 4; i++) await call()
    answer = { status: 422 } // a refusal is an answer: the provider works
    await call()
    answer = { status: 500 }
    for (let i = 0; i < 4; i++) await call()
    expect(sent).toHaveLength(9)
    expect(readCircuits()).toMatchObject([{ state: 'closed', failures: 4 }])
  })

  it('after the pause one probe goes; while it is under way the others are refused, and its end decides', async () => {
    for (let i = 0; i < 5; i++) await call()
    clockMs += 10_001
    const probe = enterCircuit(paypal)
    expect(() => enterCircuit(paypal)).toThrow(CircuitOpenError)
    probe(false)
    expect(readCircuits()).toMatchObject([{ state: 'open', opensAgainAt: new Date(clockMs + 20_000).toISOString() }])
    clockMs += 20_001
    answer = { status: 200 }
    expect((await call()).status).toBe(200)
    expect(readCircuits()).toEqual([])
  })

  it('the pause doubles up to five minutes', () => {
    for (let i = 0; i < 5; i++) enterCircuit(paypal)(false)
    const pauses: number[] = []
    for (let i = 0; i < 8; i++) {
      const until = Date.parse(readCircuits()[0]?.opensAgainAt ?? '')
      pauses.push((until - clockMs) / 1000)
      clockMs = until
      enterCircuit(paypal)(false)
    }
    expect(pauses).toEqual([10, 20, 40, 80, 160, 300, 300, 300])
  })

  it('calls that left before it opened and fail late do not prolong the pause', () => {
    const late = enterCircuit(paypal)
    for (let i = 0; i < 5; i++) enterCircuit(paypal)(false)
    const before = readCircuits()[0]?.opensAgainAt
    clockMs += 5_000
    late(false)
    expect(readCircuits()[0]?.opensAgainAt).toBe(before)
  })

  it('another credential of the same provider goes on', async () => {
    for (let i = 0; i < 5; i++) await call()
    await expect(httpCall({ method: 'GET', url: 'http://paypal.invalid/', deadlineMs: 1, circuit: circuitName('paypal', 'another') })).resolves.toMatchObject({ status: 500 })
  })
})

describe('an effect behind an open circuit is refused, never in doubt', () => {
  it('captures: five without an answer are unknown, the sixth is certainly not sent', async () => {
    answer = 'silence'
    for (let i = 0; i < 5; i++) expect((await capture()).kind).toBe('unknown')
    expect(await capture()).toMatchObject({ kind: 'refused', code: 'NOT_SENT', evidence: { code: 'CIRCUIT_OPEN' } })
    expect(captureCalls()).toBe(5)
  })

  it('payouts beyond PayPal’s limit: captures go on, and no further payout is sent for a while', async () => {
    answer = { status: 429, text: '{"name":"RATE_LIMIT_VALIDATION"}' }
    const payout = () => createPaypalPayout({ senderBatchId: 'po_1-1', senderItemId: 'po_1', receiver: 'a@b.example', amount: money(100n, 'USD'), subject: 'x', note: 'y' })
    for (let i = 0; i < 5; i++) await payout()
    const before = sent.length
    expect(await payout()).toMatchObject({ kind: 'refused', code: NOT_SENT })
    expect(sent).toHaveLength(before)
    await capture()
    expect(captureCalls()).toBe(1)
  })

  it('every call is counted by how it ended', async () => {
    const counts = () => Object.fromEntries(readCallTallies().filter((each) => each.provider === 'paypal').map((each) => [each.outcome, each.count]))
    const before = counts()
    answer = { status: 200 }
    await call()
    answer = { status: 422 }
    await call()
    answer = { status: 500 }
    await call()
    answer = 'silence'
    await expect(call()).rejects.toBeInstanceOf(HttpCallError)
    const after = counts()
    for (const outcome of ['success', 'refused', 'failed', 'no_answer']) expect([outcome, (after[outcome] ?? 0) - (before[outcome] ?? 0)]).toEqual([outcome, 1])
  })

  it('purchases: a gateway that says in a 200 that it is down counts, and the connection of another reseller goes on', async () => {
    answer = { status: 200, text: '{"error_response":{"type":"SYSTEM","code":"ServiceUnavailable","msg":"down","request_id":"1"}}' }
    const order = (accessToken: string) => createSupplierOrder({
      credentials: { appKey: '1', appSecret: 's', accessToken }, outOrderId: 'pur_1', autoPay: true, items: [{ productId: '1', skuAttr: '', quantity: 1, freightCode: 'X' }],
      address: { fullName: 'A B', line1: 'x', city: 'y', province: 'z', country: 'US', postalCode: '1', phoneCountry: '+1', phone: '1' },
    })
    for (let i = 0; i < 5; i++) expect((await order('one')).kind).toBe('unknown')
    expect(await order('one')).toMatchObject({ kind: 'refused', code: 'NOT_SENT' })
    expect((await order('two')).kind).toBe('unknown')
    expect(sent).toHaveLength(6)
  })
})
