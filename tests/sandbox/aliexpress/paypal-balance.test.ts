import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestPayPal, type TestPayPal } from '../paypal/start-test-paypal'
import { KETTLE, LAMP, orderParams, placeOrder, placeOrders, readOrder } from './order-fixtures'
import { startTestSupplier, type TestSupplier } from './start-test-supplier'

/** Auto-pay is bound to the PayPal of this world: what AliExpress takes and gives back is seen in its balance, to the cent. */
let paypal: TestPayPal
let supplier: TestSupplier
beforeAll(async () => {
  paypal = await startTestPayPal()
  supplier = await startTestSupplier({ paypalBaseUrl: paypal.url })
  await supplier.connect()
})
afterAll(async () => {
  await supplier.stop()
  await paypal.stop()
})

const setBalance = (value: string) => paypal.control('balance', { currency: 'USD', value })
const balance = async (): Promise<string> => {
  const answer = await paypal.call('/v1/reporting/balances?currency_code=USD')
  return (answer.body.balances as { currency: string; available_balance: { value: string } }[]).find(({ currency }) => currency === 'USD')?.available_balance.value ?? ''
}

test('a split order takes its parts from the balance, each once, whatever is repeated', async () => {
  await setBalance('100.00')
  const order = { outOrderId: 'b-1', items: [LAMP, KETTLE], pay: true }
  const ids = await placeOrders(supplier, order)
  expect(ids).toHaveLength(2)
  expect(await balance()).toBe('61.51')
  expect(await placeOrders(supplier, order)).toEqual(ids)
  await supplier.restart()
  expect(await placeOrders(supplier, order)).toEqual(ids)
  expect(await balance()).toBe('61.51')
})

test('a balance that is too small pays nothing, and the order stays unpaid', async () => {
  await setBalance('23.99')
  const result = await placeOrder(supplier, { items: [KETTLE], pay: true })
  expect(result).toMatchObject({ is_success: true, error_msg: 'OrderCreated, autoPay fail:APIPayFail' })
  expect(await balance()).toBe('23.99')
  expect(await readOrder(supplier, String(result.order_list?.number?.[0]))).toMatchObject({ order_status: 'PLACE_ORDER_SUCCESS' })
})

test('an answer that was lost after the debit is asked for again and takes nothing twice', async () => {
  await setBalance('100.00')
  await supplier.control('faults', { call: 'aliexpress.ds.order.create', kind: 'gateway-after', code: '15' })
  const lost = await supplier.call('aliexpress.ds.order.create', orderParams({ outOrderId: 'b-2', items: [KETTLE], pay: true }))
  expect(lost.error_response).toMatchObject({ code: '15' })
  expect(await balance()).toBe('76.00')
  await placeOrders(supplier, { outOrderId: 'b-2', items: [KETTLE], pay: true })
  expect(await balance()).toBe('76.00')
})

test('refunds in parts and a cancellation give back what was paid and not a cent more', async () => {
  await setBalance('100.00')
  const [orderId = ''] = await placeOrders(supplier, { items: [KETTLE], pay: true })
  expect(await balance()).toBe('76.00')
  await supplier.control(`orders/${orderId}/refund`, { minor: 750 })
  await expect.poll(balance).toBe('83.50')
  await supplier.control(`orders/${orderId}/cancel-by-supplier`, {})
  await expect.poll(balance).toBe('100.00')
  expect(await supplier.control(`orders/${orderId}/refund`, { minor: 1 })).toHaveProperty('error')
  await supplier.restart()
  expect(await balance()).toBe('100.00')
})
