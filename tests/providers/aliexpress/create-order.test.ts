import { describe, expect, it } from 'vitest'
import { setEnv } from '@/lib/foundation/env'
import { NOT_SENT } from '@/lib/foundation/outcome'
import { createSupplierOrder } from '@/lib/providers/aliexpress/create-order'
import { signRequest } from '@/lib/providers/aliexpress/sign'
import { closedPort, type FakeAnswer } from '../fake-provider'
import { fakePerTest } from '../fake-per-test'
import { created, credentials, gatewayError, orderInput, startFakeAliexpress } from './fake-aliexpress'

const { start } = fakePerTest(startFakeAliexpress)
const aliexpress = (answer: FakeAnswer) => start(() => answer)

describe('createSupplierOrder', () => {
  it('sends one signed form with bare product ids and gives every id as text', async () => {
    const fake = await aliexpress({ text: '{"aliexpress_ds_order_create_response":{"result":{"is_success":true,"order_list":{"number":[8198352049851315,8210560128429621123]}},"request_id":"r1"}}' })
    expect(await createSupplierOrder(orderInput())).toEqual({
      kind: 'done',
      value: { orderIds: ['8198352049851315', '8210560128429621123'], autoPayFailed: false },
      evidence: { requestKey: 'pur_01', httpStatus: 200, debugId: 'r1', message: '8198352049851315 8210560128429621123' },
    })
    const [params] = fake.params()
    const sent = Object.fromEntries(params ?? [])
    expect(sent.sign).toBe(signRequest(sent, credentials.appSecret))
    expect(fake.seen[0]?.path).toBe('/sync')
    expect(sent.param_place_order_request4_open_api_d_t_o).toContain('"product_id":8210560128429621123,')
    expect(sent.param_place_order_request4_open_api_d_t_o).toContain(String.raw`say \"product_id\":\"5\"`)
    expect(JSON.parse(sent.ds_extend_request ?? '')).toMatchObject({ payment: { pay_currency: 'USD', try_to_pay: 'true' } })
  })

  it.each([
    ['the string "true" and a single bare id', { is_success: 'true', order_list: { number: '81' } }, { orderIds: ['81'], autoPayFailed: false }],
    ['a flat list', { is_success: true, order_list: [81, '82'] }, { orderIds: ['81', '82'], autoPayFailed: false }],
    ['created but not paid', { is_success: true, order_list: { number: [81] }, error_msg: 'OrderCreated, autoPay fail:APIPayFail' }, { orderIds: ['81'], autoPayFailed: true }],
  ])('is done with %s', async (_what, result, value) => {
    await aliexpress({ json: created(result) })
    expect(await createSupplierOrder(orderInput())).toMatchObject({ kind: 'done', value })
  })

  it('reads an answer without the root wrapper, or under the older one', async () => {
    const fake = await startFakeAliexpress(() => ({ json: { result: { is_success: true, order_list: [81] } } }))
    expect((await createSupplierOrder(orderInput())).kind).toBe('done')
    await fake.close()
    await aliexpress({ json: { aliexpress_trade_buy_placeorder_response: { result: { is_success: true, order_list: { number: [81] } } } } })
    expect((await createSupplierOrder(orderInput())).kind).toBe('done')
  })

  it.each<[string, FakeAnswer]>([
    ['no ids', { json: created({ is_success: true, order_list: {} }) }],
    ['an id that is none', { json: created({ is_success: true, order_list: { number: [81, 'x'] } }) }],
    ['success with an error code', { json: created({ is_success: 'true', error_code: 'PARM_ILLEGL', order_list: { number: [81] } }) }],
    ['a refusal that names an order', { json: created({ is_success: false, error_code: 'SKU_NOT_EXIST', order_list: { number: [81] } }) }],
    ['a refusal without a code', { json: created({ is_success: false }) }],
    ['a code of tomorrow', { json: created({ is_success: false, error_code: 'B_NEW_RULE' }) }],
    ['no result', { json: { aliexpress_ds_order_create_response: { request_id: 'r' } } }],
    ['nothing', { json: {} }],
    ['HTML under 502', { status: 502, text: '<html>' }],
    ['a limit under 500', { status: 500, json: gatewayError('ApiCallLimit') }],
    ['a reset', 'reset'],
    ['half a body', 'half'],
    ['a huge body', { text: `{"x":"${'y'.repeat(5_100_000)}"}` }],
  ])('is unknown after %s', async (_what, answer) => {
    await aliexpress(answer)
    const outcome = await createSupplierOrder(orderInput())
    expect(outcome.kind).toBe('unknown')
    expect(outcome.evidence.requestKey).toBe('pur_01')
  })

  it('is NOT_SENT where nobody listens', async () => {
    setEnv({ ALIEXPRESS_API_BASE_URL: await closedPort() })
    expect(await createSupplierOrder(orderInput())).toMatchObject({ kind: 'refused', code: NOT_SENT })
  })
})
