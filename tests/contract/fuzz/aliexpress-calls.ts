import { expect } from 'vitest'
import { createSupplierOrder, type CreatedSupplierOrder } from '@/lib/providers/aliexpress/create-order'
import { createAliexpressToken } from '@/lib/providers/aliexpress/create-token'
import { getAddressTree } from '@/lib/providers/aliexpress/get-address-tree'
import { getSupplierCategoryName } from '@/lib/providers/aliexpress/get-category-name'
import { getSupplierFeed } from '@/lib/providers/aliexpress/get-feed'
import { canAutoPay, getMemberBenefits, type MemberBenefit } from '@/lib/providers/aliexpress/get-member-benefit'
import { getSupplierOrder, type SupplierOrder } from '@/lib/providers/aliexpress/get-order'
import { getSupplierProduct, type SupplierProductAnswer } from '@/lib/providers/aliexpress/get-product'
import { getSupplierTracking } from '@/lib/providers/aliexpress/get-tracking'
import { querySupplierFreight, type SupplierFreight } from '@/lib/providers/aliexpress/query-freight'
import { refreshAliexpressToken } from '@/lib/providers/aliexpress/refresh-token'
import { searchSupplierProducts } from '@/lib/providers/aliexpress/search-products'
import type { AliexpressTokens } from '@/lib/providers/aliexpress/tokens'
import { ALIEXPRESS_ERRORS } from '../expected/aliexpress-errors'
import { credentials, orderInput, recorded } from '../../providers/aliexpress/fake-aliexpress'
import * as real from '../real-aliexpress-bodies'
import type { FuzzedCall } from './fuzzed-call'
import type { Answered } from './judge-result'
import { at, everyObject, isObject, listAt, textAt, type Fields } from './seen-body'

const EFFECT_STATUSES = [200, 200, 200, 200, 200, 201, 204, 302, 400, 403, 429, 500, 502]
const READ_STATUSES = [200, 200, 200, 200, 200, 200, 302, 404, 429, 500]
const parse = (name: string) => JSON.parse(recorded(name)) as object

const isSuccess = ({ status }: Answered) => { expect(status >= 200 && status < 300, `done under HTTP ${status}`).toBe(true) }
const resultsIn = (body: unknown): Fields[] => everyObject(body).flatMap((each) => (isObject(each.result) ? [each.result] : []))
const errorsIn = (body: unknown): Fields[] => everyObject(body).filter((each) => textAt(each, 'code') !== undefined && !/^0*$/.test(textAt(each, 'code') ?? ''))
const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap(idsIn) : isObject(value) ? Object.values(value).flatMap(idsIn) : [textAt({ value }, 'value') ?? ''])
const isTrue = (value: unknown) => value === true || (typeof value === 'string' && value.toLowerCase() === 'true')

const refusedRows = (call: string) => new Set(ALIEXPRESS_ERRORS.filter((each) => each.call === call && each.expected === 'refused').map((each) => each.name))
const GATEWAY_EXTRA = ['InvalidAppkey', '27', '7', 'IllegalAccessToken', 'InsufficientPermission', 'UnsupportedParamMapping', 'InvalidApiPath', 'AppWhiteIpLimit', 'InvalidCode', 'IllegalRefreshToken', 'AUTH_TYPE_UNSUPPORTED']
/** A refusal needs a documented code, in a 200, and nothing beside it that speaks of an order or a token. */
const mayBeRefused = (call: string, contradicts: (body: unknown) => boolean) => {
  const codes = new Set([...refusedRows(call), ...GATEWAY_EXTRA]) // all of them are said before a request is dispatched
  return ({ status, body }: Answered): boolean => {
    if (contradicts(body)) return false
    if (status >= 300) return false // AliExpress refuses in a 200: another status is somebody else's
    const businessCodes = resultsIn(body).map((each) => textAt(each, 'error_code')?.trim() ?? '')
    const gatewayCodes = errorsIn(body).map((each) => textAt(each, 'code') ?? '')
    return [...businessCodes, ...gatewayCodes].some((code) => codes.has(code) || code.startsWith('B_DROPSHIPPER_DELIVERY_ADDRESS'))
  }
}
/** Where an answer's result can stand: at the root, in a wrapper, in a list of them. Deeper ones are somebody's text. */
const answersIn = (body: unknown) => (isObject(body) ? [body, ...Object.values(body)].flatMap((each) => (Array.isArray(each) ? (each as unknown[]) : [each])).flatMap((each) => (isObject(at(each, 'result')) ? [at(each, 'result') as Fields] : [])) : [])
const namesAnOrder = (body: unknown) => answersIn(body).some((each) => isTrue(each.is_success) || idsIn(each.order_list ?? []).some((id) => id !== ''))
const namesAToken = (body: unknown) => everyObject(body).some((each) => typeof each.access_token === 'string' && each.access_token !== '')

const gateway = [real.gatewayError('MissingParameter'), real.gatewayError('IllegalAccessToken'), real.gatewayError('15', { type: 'ISP', sub_code: 'isv.insufficient-permission' }), real.gatewayError('ServiceTimeout'), real.gatewayError('ApiCallLimit'), real.flatError('InvalidCode')]

const proveToken = (value: AliexpressTokens, answered: Answered) => {
  isSuccess(answered)
  const given = everyObject(answered.body).filter((each) => textAt(each, 'access_token') === value.accessToken)
  expect(given.length).toBeGreaterThan(0)
  expect(value.accessToken, 'a token that cannot be a parameter').toMatch(/^[\x21-\x7E]+$/)
  expect(given.some((each) => /^0*$/.test(textAt(each, 'code') ?? '')), 'a token beside an error code').toBe(true)
}

const EFFECTS: FuzzedCall[] = [
  {
    name: 'aliexpress.ds.order.create', runs: 7_000, samples: [real.createdOrder, real.createdOrder, real.splitOrder, real.unpaidOrder, real.refusedOrder('SKU_NOT_EXIST'), real.refusedOrder('REPEATED_ORDER_ERROR'), ...gateway], statuses: EFFECT_STATUSES,
    run: () => createSupplierOrder(orderInput()),
    effect: {
      requestKey: orderInput().outOrderId,
      mayBeRefused: mayBeRefused('aliexpress.ds.order.create', namesAnOrder),
      proveDone: (value: CreatedSupplierOrder, answered: Answered) => {
        isSuccess(answered)
        const [result] = resultsIn(answered.body).filter((each) => isTrue(each.is_success))
        expect(result, 'done without is_success').toBeDefined()
        expect(new Set(value.orderIds).size, 'one order named twice').toBe(value.orderIds.length)
        expect([...value.orderIds].sort()).toEqual([...new Set(idsIn(result?.order_list))].sort())
        for (const id of value.orderIds) expect(id).toMatch(/^[1-9]\d{0,23}$/)
        const code = result?.error_code
        if (code !== undefined && code !== null && textAt(result, 'error_code')?.trim() !== '') expect(value.autoPayFailed, 'done beside an error code').toBe(true)
        expect(at(answered.body, 'error_response'), 'done beside an error').toBeFalsy()
      },
    },
  },
  {
    name: '/auth/token/create', runs: 1_500, samples: [real.token, real.token, real.flatError('InvalidCode'), ...gateway], statuses: EFFECT_STATUSES, run: () => createAliexpressToken({ ...credentials, code: '0_1_x' }),
    effect: { requestKey: undefined, mayBeRefused: mayBeRefused('/auth/token/create', namesAToken), proveDone: proveToken },
  },
  {
    name: '/auth/token/refresh', runs: 1_500, samples: [real.token, real.token, real.flatError('IllegalRefreshToken'), ...gateway], statuses: EFFECT_STATUSES, run: () => refreshAliexpressToken({ ...credentials, refreshToken: '50001r' }),
    effect: { requestKey: undefined, mayBeRefused: mayBeRefused('/auth/token/refresh', namesAToken), proveDone: proveToken },
  },
]

const is2xx = ({ status }: Answered) => { expect(status >= 200 && status < 300).toBe(true) }
const linesIn = (body: unknown) => listAt(at(body, 'aliexpress_trade_ds_order_get_response') ?? body, 'result', 'child_order_list', 'aeop_child_order_info')

const READS: FuzzedCall[] = [
  {
    name: 'aliexpress.trade.ds.order.get', runs: 3_500, samples: [real.supplierOrder('PLACE_ORDER_SUCCESS'), real.supplierOrder('WAIT_SELLER_SEND_GOODS'), real.supplierOrder('WAIT_BUYER_ACCEPT_GOODS'), real.supplierOrder('FINISH'), real.cancelledOrder, ...gateway], statuses: READ_STATUSES,
    run: () => getSupplierOrder({ credentials, orderId: real.SUPPLIER_ORDER_ID }),
    judge: (order: SupplierOrder | null, answered) => {
      if (order === null) {
        const said = errorsIn(answered.body).some((each) => textAt(each, 'sub_code') === 'isv.insufficient-permission')
        expect(said, 'only AliExpress itself can say that there is no such order').toBe(true)
        return
      }
      is2xx(answered)
      expect(order.items.length).toBeGreaterThan(0)
      const lines = linesIn(answered.body)
      if (lines.length > 0) expect(order.items, 'a line that cannot be read must not be left out').toHaveLength(lines.length)
      const words = everyObject(answered.body).map((each) => [textAt(each, 'order_status'), textAt(each, 'logistics_status')])
      if (!order.status.includes('\uFFFD')) expect(words.map(([status]) => status)).toContain(order.status)
      if (order.paid) expect(['WAIT_SELLER_SEND_GOODS', 'SELLER_PART_SEND_GOODS', 'WAIT_BUYER_ACCEPT_GOODS'].includes(order.status) || order.paidAt !== null).toBe(true)
      if (order.closed) {
        // "Closed" gives the shopper the money back: it takes a word that says so, never the absence of one.
        const isCalledOff = order.items.every((each) => /CANCEL|CLOSE/i.test(each.endReason ?? ''))
        expect(order.status).toBe('FINISH')
        expect(isCalledOff || ['DEFAULT', 'NO_LOGISTICS', 'WAIT_SELLER_SEND_GOODS'].includes(order.logisticsStatus), `closed on ${JSON.stringify(order.logisticsStatus)}`).toBe(true)
      }
    },
  },
  {
    name: 'aliexpress.ds.product.get', runs: 1_500, samples: [real.product, real.goneProduct, ...gateway], statuses: READ_STATUSES, asked: 'USD', run: () => getSupplierProduct({ credentials, productId: '1005006000000001', country: 'US', currency: 'USD', language: 'en' }),
    judge: (read: SupplierProductAnswer, answered) => {
      is2xx(answered)
      if (read.kind === 'gone') return
      for (const sku of read.product.skus) expect(sku.price.minor > 0n && /^\d+$/.test(sku.skuId) && sku.stock >= 0).toBe(true)
      for (const picture of read.product.pictures) expect(picture).toMatch(/^https?:\/\//)
    },
  },
  {
    name: 'aliexpress.ds.freight.query', runs: 1_500, samples: [parse('freight_query_success_response.json'), real.freight, parse('freight_query_error_response.json'), ...gateway], statuses: READ_STATUSES, asked: 'USD',
    run: () => querySupplierFreight({ credentials, productId: '1', skuId: '12', quantity: 1, country: 'US', currency: 'USD', locale: 'en_US' }),
    computed: (amount) => amount.startsWith('0 '),
    judge: (read: SupplierFreight, answered) => {
      is2xx(answered)
      expect(read.options.length > 0).toBe(read.refusal === null)
      for (const option of read.options) expect(option.free || option.fee.minor > 0n).toBe(true)
    },
  },
  { name: 'aliexpress.ds.order.tracking.get', runs: 1_000, samples: [real.tracking, real.noTracking, ...gateway], statuses: READ_STATUSES, run: () => getSupplierTracking({ credentials, orderId: '81', language: 'en_US' }) },
  { name: 'aliexpress.ds.address.get', runs: 1_000, samples: [real.addresses, ...gateway], statuses: READ_STATUSES, run: () => getAddressTree({ credentials, country: 'US', language: 'en' }) },
  {
    name: 'aliexpress.ds.member.benefit.get', runs: 1_000, samples: [real.benefits, ...gateway], statuses: READ_STATUSES, run: () => getMemberBenefits({ credentials }),
    judge: (benefits: readonly MemberBenefit[], answered) => {
      if (canAutoPay(benefits)) expect(everyObject(answered.body).some((each) => each.code === 'auto-pay' && isTrue(each.canBenefit))).toBe(true)
    },
  },
  { name: 'aliexpress.ds.text.search', runs: 1_000, samples: [parse('text_search_response.json'), real.noSearch, ...gateway], statuses: READ_STATUSES, run: () => searchSupplierProducts({ credentials, words: 'lamp', country: 'US', currency: 'USD', locale: 'en_US', page: 1, pageSize: 20 }) },
  { name: 'aliexpress.ds.recommend.feed.get', runs: 750, samples: [real.feed, ...gateway], statuses: READ_STATUSES, run: () => getSupplierFeed({ credentials, feedName: 'DS bestseller', country: 'US', currency: 'USD', language: 'en', page: 1 }) },
  { name: 'aliexpress.ds.category.get', runs: 750, samples: [real.categories, ...gateway], statuses: READ_STATUSES, run: () => getSupplierCategoryName({ credentials, categoryId: '154002', language: 'en' }) },
]

export const ALIEXPRESS_CALLS: readonly FuzzedCall[] = [...EFFECTS, ...READS]
