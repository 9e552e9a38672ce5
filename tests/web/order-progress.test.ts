import { describe, expect, it } from 'vitest'
import { nextLook, situationOf, stepsOf } from '@/components/shop/order-progress'
import type { OrderShape } from '@/components/shop/order-progress'
import { ORDER_STATUSES } from '@/lib/cycle/order/states'
import { loadMessages } from '@/lib/web/i18n/load-messages'

function order(status: string, rest: Partial<OrderShape> = {}): OrderShape {
  return { id: 'ord_1', status, total: { display: '$31.90' }, timeline: [], shipments: [], missing: [], payment: { status: 'COMPLETED' }, ...rest }
}

describe('the shopper order page', () => {
  it('has words for every status, and none of them says failed', () => {
    for (const status of [...ORDER_STATUSES.filter((each) => each !== 'FAILED'), 'ON_HOLD'])
      for (const holdReason of ['preparing', 'needs_you', 'refund_pending', undefined]) {
        const situation = situationOf(order(status, { holdReason }))
        for (const locale of ['en', 'es'] as const) {
          const text = loadMessages(locale).checkout.order
          expect(`${text.status[situation]} ${text.nextText[situation]}`).not.toMatch(/fail|fallid|fracas/i)
        }
      }
  })

  it('never says that nothing was charged while money is held', () => {
    for (const holdReason of ['preparing', 'needs_you', 'refund_pending']) expect(situationOf(order('ON_HOLD', { holdReason }))).not.toBe('cancelled')
  })

  it('shows what is done, what is now and what comes', () => {
    const at = '2026-11-28T13:00:00.000Z'
    const steps = stepsOf(order('PURCHASED', { timeline: [{ at, event: 'payment_captured' }, { at, event: 'purchased' }] }))
    expect(steps.map((step) => step.state)).toEqual(['done', 'done', 'now', 'next', 'next'])
    expect(steps[0]?.at).toBe(at)
  })

  it('keeps the purchase in sight when an order that was bought is refunded', () => {
    const at = '2026-11-28T13:00:00.000Z'
    expect(stepsOf(order('REFUNDED', { timeline: [{ at, event: 'purchased' }] })).map((step) => step.name)).toEqual(['paid', 'packing', 'refunded'])
  })

  it('looks every two seconds while it moves, seldom later, never after the end', () => {
    expect(nextLook('preparing', 0)).toBe(2_000)
    expect(nextLook('preparing', 60)).toBe(10_000)
    expect(nextLook('on_its_way', 0)).toBe(30_000)
    expect(nextLook('refunded', 0)).toBeNull()
  })
})
