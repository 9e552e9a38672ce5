import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SETTING_GROUPS } from '@/sandbox/aliexpress/control/setting-fields'
import { DOCUMENTED_ERRORS } from '@/sandbox/aliexpress/documented-errors'
import { DEFAULT_SETTINGS } from '@/sandbox/aliexpress/settings-defaults'
import { KETTLE, placeOrder, placeOrders } from './order-fixtures'
import { CALLBACK, startTestSupplier, US_BUYER, type Json, type TestSupplier } from './start-test-supplier'

let supplier: TestSupplier
beforeAll(async () => {
  supplier = await startTestSupplier()
  await supplier.connect()
})
afterAll(() => supplier.stop())
beforeEach(() => post('/_control/behaviour/usual'))

const page = async (path: string) => (await fetch(supplier.url + path)).text()
const post = async (path: string, fields: Record<string, string> = {}) => {
  const answer = await fetch(supplier.url + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) })
  return answer.headers.get('location') ?? ''
}
const settings = async () => (await supplier.control('state')).settings as Json
/** The values that a form on the page would send as it stands. */
const formOf = (html: string, path: string): Record<string, string> => {
  const form = html.slice(html.indexOf(`action="${path}`))
  const body = form.slice(0, form.indexOf('</form>'))
  const inputs = [...body.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map((found) => [found[1] ?? '', found[2] ?? ''])
  const selects = [...body.matchAll(/<select name="([^"]+)">(.*?)<\/select>/gs)].map((found) => [found[1] ?? '', /value="([^"]*)" selected/.exec(found[2] ?? '')?.[1] ?? ''])
  return Object.fromEntries([...inputs, ...selects])
}

describe('the page of behaviour', () => {
  it('has every setting, in both languages', async () => {
    const onPage = SETTING_GROUPS.flatMap(({ fields }) => fields.map(({ name }) => name))
    expect([...onPage, 'buyerStates', 'methodCallLimits'].sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort())
    for (const language of ['en', 'es'] as const) {
      const html = await page(`/_control/behaviour?lang=${language}`)
      for (const group of SETTING_GROUPS) for (const field of group.fields) expect(html).toContain(`>${field.label[language].replaceAll("'", '&#39;')}`)
    }
  })

  it('changes nothing when its forms are saved as they stand', async () => {
    const before = await settings()
    const html = await page('/_control/behaviour')
    for (const { id } of SETTING_GROUPS) expect(await post(`/_control/behaviour/${id}`, formOf(html, `/_control/behaviour/${id}?`))).toBe('/_control/behaviour?lang=en')
    expect(await settings()).toEqual(before)
    expect(await page('/_control/behaviour')).not.toContain('class="warn"')
  })

  it('reads percent, limits, lists and countries as a person writes them, marks what is changed and takes it all back', async () => {
    const html = await page('/_control/behaviour')
    const change = (id: string, fields: object) => post(`/_control/behaviour/${id}`, { ...formOf(html, `/_control/behaviour/${id}?`), ...fields })
    await change('prices', { hiddenTaxBasisPoints: '8,25', priceFactorBasisPoints: '110', stockByCountryBasisPoints: 'fr=500, MA=10000' })
    await change('limits', { appCallLimit: '2/1', dailyCalls: '5000' })
    await change('app', { redirectUris: `${CALLBACK}, http://127.0.0.1:3000/other`, ipWhitelist: '127.0.0.1' })
    await change('parcels', { parcels: '2', deliverAfterDays: '3' })
    expect(await settings()).toMatchObject({
      hiddenTaxBasisPoints: 825, priceFactorBasisPoints: 11_000, stockByCountryBasisPoints: { FR: 500, MA: 10_000 }, appCallLimit: { calls: 2, seconds: 1 }, dailyCalls: 5_000,
      redirectUris: [CALLBACK, 'http://127.0.0.1:3000/other'], ipWhitelist: ['127.0.0.1'], parcels: 2, deliverAfterDays: 3,
    })
    const changed = await page('/_control/behaviour?lang=es')
    expect(changed.match(/<span class="warn">cambiado<\/span>/g)).toHaveLength(9)
    expect(changed).toContain('value="8.25"')
    await post('/_control/behaviour/usual')
    expect(await settings()).toMatchObject({ ...DEFAULT_SETTINGS, redirectUris: [CALLBACK], orderVisibleAfterMs: 0 })
  })

  it('says what it cannot read and saves nothing of that form', async () => {
    const fields = { ...formOf(await page('/_control/behaviour'), '/_control/behaviour/prices?'), hiddenTaxBasisPoints: 'much' }
    expect(decodeURIComponent(await post('/_control/behaviour/prices?lang=es', { ...fields, priceFactorBasisPoints: '90' }))).toContain('Impuesto que solo se ve en el total, %: no sirve')
    expect(decodeURIComponent(await post('/_control/behaviour/limits', { ...formOf(await page('/_control/behaviour'), '/_control/behaviour/limits?'), banSeconds: '0' }))).toContain('A ban lasts, seconds: this cannot be used')
    expect(await settings()).toMatchObject({ priceFactorBasisPoints: 10_000 })
  })

  it('blocks and frees buyer accounts', async () => {
    await post('/_control/behaviour/buyers', { [US_BUYER]: 'suspicious' })
    expect(await placeOrder(supplier, { items: [KETTLE] })).toMatchObject({ error_code: 'A003_SUSPICIOUS_BUYER' })
    await post('/_control/behaviour/buyers', { [US_BUYER]: '' })
    expect(await placeOrder(supplier, { items: [KETTLE] })).toMatchObject({ is_success: true })
  })
})

describe('the page of an order', () => {
  it('shows it and does by hand what its state allows', async () => {
    const [orderId = ''] = await placeOrders(supplier, { outOrderId: 'page-1', items: [KETTLE], pay: true })
    const path = `/_control/orders/${orderId}`
    expect(await page('/_control')).toContain(`href="${path}?lang=en"`)
    expect(await page(path)).toContain('page-1')
    expect(await post(`${path}/refund?lang=es`, { amount: '5,50', back: path })).toBe(`${path}?lang=es`)
    await post(`${path}/hold`, { status: 'IN_FROZEN' })
    expect(await supplier.control(`orders/${orderId}`)).toMatchObject({ refundedMinor: 550, status: 'IN_FROZEN', resumeStatus: 'WAIT_SELLER_SEND_GOODS' })
    await post(`${path}/release`)
    await post(`${path}/ship`)
    expect(await page(path)).toContain('LP00')
    expect(decodeURIComponent(await post(`${path}/cancel`, { back: path }))).toContain('The state of the order does not allow that.')
    await post(`${path}/deliver`)
    expect(await supplier.control(`orders/${orderId}`)).toMatchObject({ status: 'FINISH' })
    expect((await fetch(`${supplier.url}/_control/orders/1`)).status).toBe(404)
  })

  it('escapes what buyers and shops wrote', async () => {
    const [orderId = ''] = await placeOrders(supplier, { outOrderId: '<script>1</script>', items: [KETTLE] })
    for (const path of ['/_control', `/_control/orders/${orderId}`]) expect(await page(path)).not.toContain('<script')
  })
})

describe('the page of errors', () => {
  it('has each of the list and makes one the answer of the next call', async () => {
    const html = await page('/_control/errors')
    expect(html.match(/formaction="\/_control\/errors\/\d+\?lang=en"/g)).toHaveLength(DOCUMENTED_ERRORS.length)
    const index = DOCUMENTED_ERRORS.findIndex(({ code }) => code === 'A002_INVALID_ZONE')
    await post(`/_control/errors/${index}`)
    expect(await placeOrder(supplier, { items: [KETTLE] })).toMatchObject({ is_success: false, error_code: 'A002_INVALID_ZONE' })
    expect(await placeOrder(supplier, { items: [KETTLE] })).toMatchObject({ is_success: true })
  })

  it('takes the method for an error that every method can have', async () => {
    const index = DOCUMENTED_ERRORS.findIndex(({ code, method }) => code === 'ServiceTimeout' && method === '*')
    await post(`/_control/errors/${index}`, { method: 'aliexpress.ds.member.benefit.get' })
    expect(await placeOrder(supplier, { items: [KETTLE] })).toMatchObject({ is_success: true })
    expect((await supplier.call('aliexpress.ds.member.benefit.get', {})).error_response).toMatchObject({ type: 'ISP', code: 'ServiceTimeout' })
  })
})
