import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '@/sandbox/aliexpress/catalogue/index'
import { DOCUMENTED_ERRORS, faultFor, type DocumentedError } from '@/sandbox/aliexpress/documented-errors'
import { requestFor } from '@/sandbox/aliexpress/documented-requests'
import { DEFAULT_SETTINGS } from '@/sandbox/aliexpress/settings-defaults'
import { signRequest } from '@/sandbox/aliexpress/gateway/sign-request'
import { readError } from './read-error'
import { APP_KEY, APP_SECRET, startTestSupplier, type Json, type TestSupplier } from './start-test-supplier'

let supplier: TestSupplier
let token = ''
beforeAll(async () => {
  supplier = await startTestSupplier({ products: CATALOGUE, picturesDir: path.resolve(import.meta.dirname, '../../../sandbox/aliexpress/catalogue/pictures') })
  token = String((await supplier.connect()).access_token)
})
afterAll(() => supplier.stop())

/** A gateway error is shown with one method; every method passes through the same checks. */
const methodOf = (error: DocumentedError) => (error.method === '*' ? 'aliexpress.ds.product.get' : error.method)
const orders = async () => Number((await supplier.control('state')).counts?.orders)

/** The request that the list describes: an empty text leaves a parameter out, a signature that is named is sent as it is. */
async function ask(error: DocumentedError): Promise<Json> {
  const method = methodOf(error)
  const systemPath = method.startsWith('/') ? method : undefined
  const change = error.how.by === 'request' ? error.how.change : {}
  const common = { app_key: APP_KEY, timestamp: String(Date.now()), sign_method: 'sha256', ...(systemPath === undefined ? { method, access_token: token } : {}) }
  const fields = Object.fromEntries(Object.entries({ ...common, ...requestFor(method, CATALOGUE, change), ...change.params }).filter(([, value]) => value !== ''))
  const sign = fields.sign ?? signRequest({ params: Object.entries(fields), secret: APP_SECRET, path: systemPath })
  const answer = await fetch(`${supplier.url}${systemPath === undefined ? '/sync' : `/rest${systemPath}`}`, { method: 'POST', body: new URLSearchParams({ ...fields, sign }) })
  return (await answer.json()) as Json
}

const expected = ({ code, subCode, message }: DocumentedError) => ({ code, message, ...(subCode === undefined ? {} : { subCode }) })
const titles = DOCUMENTED_ERRORS.map((error) => [`${error.method}: ${error.code}${error.subCode === undefined ? '' : ` ${error.subCode}`} "${error.message}"`, error] as const)

describe('every documented error comes as the list says', () => {
  it.each(titles)('%s', async (_title, error) => {
    const before = await orders()
    if (error.how.by === 'setting') await supplier.control('settings', error.how.settings)
    if (error.how.by === 'fault') await supplier.control('faults', faultFor(error, methodOf(error)))
    expect(readError(await ask(error), error.place)).toEqual(expected(error))
    if (error.how.by === 'setting') {
      const names = Object.keys(error.how.settings) as (keyof typeof DEFAULT_SETTINGS)[]
      await supplier.control('settings', Object.fromEntries(names.map((name) => [name, DEFAULT_SETTINGS[name]])))
    }
    expect(await orders()).toBe(before)
  })
})

describe('every documented error comes by its fault', () => {
  it.each(titles)('%s', async (_title, error) => {
    await supplier.control('faults', faultFor(error, methodOf(error)))
    const usual = { ...error, how: { by: 'fault' } } as const
    expect(readError(await ask(usual), error.place)).toEqual(expected(error))
  })
})

describe('the requests that the list changes', () => {
  it.each([['aliexpress.ds.product.get', 'rsp_code', 200], ['aliexpress.ds.freight.query', 'result.code', 200], ['aliexpress.ds.order.create', 'result.is_success', true], ['aliexpress.ds.text.search', 'code', '00']])(
    '%s succeeds unchanged',
    async (method, at, value) => {
      const answer = await supplier.call(method, requestFor(method, CATALOGUE))
      expect(answer[`${method.replaceAll('.', '_')}_response`]).toHaveProperty(at, value)
    },
  )
})
