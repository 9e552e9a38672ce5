import { describe, expect, it } from 'vitest'
import type { Effect } from './books'
import { findDishonest } from './outages'
import { compareCaptures, comparePurchases, type Row } from './reach-verdict'
import { findAborted } from './strike'

// The drill is only worth something where it sees what it looks for: each of these is planted.

const ROW: Row = {
  orderId: 'ord_1', orderStatus: 'PURCHASED', failureReason: null, paymentStatus: 'COMPLETED', paypalOrderId: 'PP1', captureId: 'CAP1', amountMinor: '2599',
  purchaseStatus: 'PAID', outOrderId: 'pur_1', actualCostMinor: '900', supplierOrderIds: ['8001'], sales: 1, isShown: false,
}
const CAPTURE: Effect = { effect: 'capture', key: null, id: 'CAP1', amount: '25.99', facts: { orderId: 'PP1' } }
const ORDER: Effect = { effect: 'order', key: 'pur_1', id: '8001', amount: '9.00', facts: { outOrderId: 'pur_1' } }
const DEBIT: Effect = { effect: 'debit', key: '8001', id: 'D1', amount: '9.00', facts: {} }
const BOUGHT = [{ orderId: 'ord_1', paypalOrderId: 'PP1' }]

function captures(rows: readonly Row[], effects: readonly Effect[]): string[] {
  const wrong: string[] = []
  compareCaptures(rows, effects, BOUGHT, wrong)
  return wrong.map((each) => each.split(':')[0] ?? '')
}

function purchases(rows: readonly Row[], orders: readonly Effect[], debits: readonly Effect[]): string[] {
  const wrong: string[] = []
  comparePurchases(rows, orders, debits, wrong)
  return wrong.map((each) => each.split(':')[0] ?? '')
}

describe('the verdict of the drill', () => {
  it('finds nothing where all agrees', () => {
    expect(captures([ROW], [CAPTURE])).toEqual([])
    expect(purchases([ROW], [ORDER], [DEBIT])).toEqual([])
  })

  it('sees money that PayPal took and the shop does not know, twice or in another amount', () => {
    expect(captures([{ ...ROW, paymentStatus: 'CREATED' }], [CAPTURE])).toEqual(['LOST', 'LOST'])
    expect(captures([ROW], [CAPTURE, { ...CAPTURE, id: 'CAP2' }])).toEqual(['DUPLICATE', 'LOST'])
    expect(captures([ROW], [{ ...CAPTURE, amount: '25.98' }])).toEqual(['payment of ord_1'])
    expect(captures([ROW], [])).toHaveLength(1)
    expect(captures([], [])).toEqual(['LOST'])
  })

  it('sees goods bought twice, bought for nobody, paid twice, or booked at another cost', () => {
    expect(purchases([ROW], [ORDER, { ...ORDER, id: '8002' }], [DEBIT])).toContain('DUPLICATE')
    expect(purchases([], [ORDER], [DEBIT])).toEqual(['LOST'])
    expect(purchases([ROW], [ORDER], [DEBIT, DEBIT])).toEqual(['DUPLICATE'])
    expect(purchases([ROW], [{ ...ORDER, amount: '9.01' }], [DEBIT])).toEqual(['cost of ord_1'])
    expect(purchases([ROW], [], [])).toHaveLength(1)
  })

  it('sees an order that rests where nobody looks, and a purchase without its sale', () => {
    expect(purchases([{ ...ROW, orderStatus: 'PAID', purchaseStatus: null, outOrderId: null, sales: 0 }], [], [])).toEqual(['LOST'])
    expect(purchases([{ ...ROW, sales: 0 }], [ORDER], [DEBIT])).toHaveLength(1)
  })

  it('counts a request as aborted only where it was under way when the process was asked to stop', () => {
    const call = { startedAt: 1000, endedAt: 3000, isAnswered: false, status: 0, retryAfter: null, what: '/api/paypal/capture-order' }
    expect(findAborted([call], [2000])).toMatchObject({ underWay: 1, aborted: [expect.stringContaining('capture-order')] })
    expect(findAborted([{ ...call, isAnswered: true }], [2000])).toEqual({ underWay: 1, aborted: [] })
    expect(findAborted([call], [900, 3100])).toEqual({ underWay: 0, aborted: [] })
  })

  it('lets a shop without its database say only "come back", and when', () => {
    const call = { startedAt: 1000, endedAt: 3000, isAnswered: true, status: 503, retryAfter: '5', what: '/api/paypal/create-order' }
    expect(findDishonest([call, { ...call, status: 201, retryAfter: null }, { ...call, status: 409 }])).toEqual({ comeBack: 1, wrong: [] })
    for (const wrong of [{ ...call, retryAfter: null }, { ...call, status: 500 }, { ...call, isAnswered: false, status: 0 }]) expect(findDishonest([wrong]).wrong).toHaveLength(1)
  })
})
