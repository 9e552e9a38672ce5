import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { resetCircuits } from '@/lib/foundation/circuit'
import { setEnv } from '@/lib/foundation/env'
import { setTransport, type HttpRequest } from '@/lib/foundation/http-call'
import { sendOverNetwork } from '@/lib/foundation/http-transport'
import { forgetAccessToken, getAccessToken } from '@/lib/providers/paypal/token'
import { DOCUMENTED_ERRORS as AT_ALIEXPRESS, faultFor } from '@/sandbox/aliexpress/documented-errors'
import { DOCUMENTED_ERRORS as AT_PAYPAL } from '@/sandbox/paypal/documented-errors'
import { APP_KEY, APP_SECRET, startTestSupplier, type TestSupplier } from '../sandbox/aliexpress/start-test-supplier'
import { startTestPayPal, type TestPayPal } from '../sandbox/paypal/start-test-paypal'
import { ALIEXPRESS_ERRORS, GATEWAY_METHODS } from './expected/aliexpress-errors'
import { keyOf, type ExpectedError } from './expected/expected-error'
import { PAYPAL_ERRORS } from './expected/paypal-errors'
import { aliexpressCalls, classOf, PAYPAL, type Calls, type Seen } from './make-call'

/**
 * Every documented error x does the sandbox produce it x does our client class it. What is expected is written from the facts
 * (tests/contract/expected); the sandbox has its own list, written apart: an error that one side does not know fails here. Each error then
 * comes from the sandbox over HTTP to the real client.
 */
interface Row extends ExpectedError {
  readonly isProduced: boolean
  readonly seen: Seen
}
const table: Row[] = []
const sorted = (keys: Iterable<string>) => [...new Set(keys)].sort()

/** The last answer that came over the wire: whether the sandbox really said it is read there. */
let lastAnswer = ''
const listen = (changes: Partial<HttpRequest> = {}) => {
  setTransport(async (request) => {
    const answer = await sendOverNetwork({ ...request, ...changes })
    lastAnswer = answer.bytes.toString('utf8')
    return answer
  })
}

let paypal: TestPayPal
let supplier: TestSupplier
let aliexpress: Calls
beforeAll(async () => {
  paypal = await startTestPayPal()
  supplier = await startTestSupplier()
  const accessToken = String((await supplier.connect())['access_token'])
  aliexpress = aliexpressCalls({ appKey: APP_KEY, appSecret: APP_SECRET, accessToken })
  setEnv({ PAYPAL_API_BASE_URL: paypal.url, PAYPAL_CLIENT_ID: 'sandbox-client', PAYPAL_CLIENT_SECRET: 'sandbox-secret', ALIEXPRESS_API_BASE_URL: supplier.url })
  // The client waits out a call limit: its two pauses are not what is tested here.
  const wait = globalThis.setTimeout
  vi.stubGlobal('setTimeout', (work: () => void, ms = 0) => wait(work, (ms >= 1_200 && ms <= 1_500) || (ms >= 2_400 && ms <= 2_700) ? 1 : ms))
})
beforeEach(() => {
  resetCircuits()
  lastAnswer = ''
  listen()
})
afterAll(async () => {
  vi.unstubAllGlobals()
  setTransport(null)
  setEnv(null)
  await Promise.all([paypal.stop(), supplier.stop()])
  process.stdout.write(print(table))
})

/** Our client always asks for a token in the right way: its request is spoilt on the wire. */
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded', Authorization: `Basic ${btoa('sandbox-client:sandbox-secret')}` }
const SPOILT: Record<string, Partial<HttpRequest>> = {
  invalid_client: { headers: { ...FORM, Authorization: `Basic ${btoa('sandbox-client:wrong')}` } },
  unsupported_grant_type: { headers: FORM, body: 'grant_type=password' },
  invalid_request: { headers: FORM, body: 'scope=x' },
}

const PAYPAL_HERE = AT_PAYPAL.filter((each) => each.call in PAYPAL)
/** A gateway code comes at every method. */
const ALIEXPRESS_HERE = AT_ALIEXPRESS.flatMap((each) => (each.method === '*' ? GATEWAY_METHODS.map((method) => ({ ...each, method })) : [each]))
  .filter((each) => ALIEXPRESS_ERRORS.some((row) => row.call === each.method))

describe('the two lists are one', () => {
  it('PayPal', () => {
    expect(sorted(PAYPAL_HERE.map((each) => keyOf({ call: each.call, name: each.name, detail: each.issue ?? '' })))).toEqual(sorted(PAYPAL_ERRORS.map(keyOf)))
    expect(sorted(PAYPAL_ERRORS.map((each) => each.call))).toEqual(sorted(Object.keys(PAYPAL)))
  })
  it('AliExpress', () => {
    expect(sorted(ALIEXPRESS_HERE.map((each) => keyOf({ call: each.method, name: each.code, detail: each.subCode ?? '' })))).toEqual(sorted(ALIEXPRESS_ERRORS.map(keyOf)))
    expect(sorted(ALIEXPRESS_ERRORS.map((each) => each.call))).toEqual(sorted(Object.keys(aliexpress)))
  })
})

const isAliexpress = ({ call }: ExpectedError) => /^(aliexpress\.|\/)/.test(call)

function judge(row: ExpectedError, seen: Seen): void {
  const code = row.detail || row.name
  const isProduced = lastAnswer.includes(`"${code}"`) || lastAnswer.includes(`:${code},`)
  table.push({ ...row, seen, isProduced })
  expect(isProduced, `the sandbox did not say ${code}: ${lastAnswer.slice(0, 200)}`).toBe(true)
  expect(seen.class).toBe(row.expected)
  const isEffectRefused = row.expected === 'refused' && seen.code !== ''
  if (isEffectRefused) expect(seen.code).toBe(row.as ?? (isAliexpress(row) ? row.name : row.detail || row.name))
}

describe('PayPal: each error, from the sandbox to the client', () => {
  const rows = PAYPAL_ERRORS.filter((each) => each.call !== 'oauth.token')
  it.each(rows.map((row) => [keyOf(row), row.expected, row] as const))('%s is %s', async (_key, _expected, row) => {
    const isDeadToken = row.name === 'invalid_token' // refused twice: the client asks again with a new token
    await paypal.control('faults', isDeadToken ? { call: row.call, kind: 'error-before', status: 401, times: 2 } : { call: row.call, kind: 'refuse', value: row.detail || row.name, times: 2 })
    await getAccessToken()
    const seen = await classOf(PAYPAL[row.call] ?? expect.fail('no such call'))
    await paypal.control('faults', undefined, 'DELETE')
    judge(row, seen)
  })

  it.each(PAYPAL_ERRORS.filter((each) => each.call === 'oauth.token').map((row) => [row.name, row] as const))('oauth.token %s', async (name, row) => {
    forgetAccessToken(await getAccessToken())
    listen(SPOILT[name] ?? expect.fail('no way to this error'))
    const seen = await classOf(getAccessToken)
    judge(row, seen)
  })
})

describe('AliExpress: each error, from the sandbox to the client', () => {
  it.each(ALIEXPRESS_ERRORS.map((row) => [keyOf(row), row.expected, row] as const))('%s is %s', async (_key, _expected, row) => {
    const documented = ALIEXPRESS_HERE.find((each) => each.method === row.call && each.code === row.name && (each.subCode ?? '') === row.detail)
    await supplier.control('faults', { ...faultFor(documented ?? expect.fail('not in the list of the sandbox'), row.call), times: 3 })
    await supplier.control('clock', { advanceSeconds: 1 }) // ds.address.get may be asked four times a second
    const seen = await classOf(aliexpress[row.call] ?? expect.fail('no such call'))
    await fetch(`${supplier.url}/_control/api/faults`, { method: 'DELETE' })
    judge(row, seen)
  })
})

/** One line per error and class, with the calls at which it comes. */
function print(rows: readonly Row[]): string {
  const lines = new Map<string, { calls: string[]; row: Row }>()
  for (const row of rows) {
    const provider = isAliexpress(row) ? 'AliExpress' : 'PayPal'
    const key = [provider, row.status, row.name, row.detail, row.isProduced, row.expected, row.seen.class].join('|')
    const line = lines.get(key)
    if (line) line.calls.push(row.call)
    else lines.set(key, { calls: [row.call], row })
  }
  const cells = [...lines.entries()].map(([key, { calls, row }]) => {
    const shown = calls.length > 4 ? `${calls.length} calls` : calls.map((call) => call.replace(/^aliexpress\./, '')).join(' ')
    return [key.split('|')[0] ?? '', row.status.toString(), [row.name, row.detail].filter(Boolean).join(' '), shown, row.isProduced ? 'yes' : 'NO', row.seen.class, row.expected === row.seen.class ? 'as expected' : `EXPECTED ${row.expected}`]
  })
  const head = ['platform', 'HTTP', 'error', 'at', 'sandbox', 'client', '']
  const widths = head.map((title, index) => Math.max(title.length, ...cells.map((cell) => cell[index]?.length ?? 0)))
  const line = (cell: readonly string[]) => cell.map((text, index) => text.padEnd(widths[index] ?? 0)).join('  ').trimEnd()
  return `\n${[head, ...cells].map(line).join('\n')}\n${rows.length} documented errors, ${rows.filter((row) => row.isProduced).length} produced by the sandboxes, ${rows.filter((row) => row.expected === row.seen.class).length} classed as expected\n`
}
