import { describe, expect, it } from 'vitest'
import { partAmount, type PaidOrder } from '@/lib/cycle/order/part-amount'

const order: PaidOrder = {
  itemsMinor: 3_000n, shippingMinor: 500n,
  lines: [{ supplierProductId: '1', supplierSkuId: '11', quantity: 2, unitPriceMinor: 500n }, { supplierProductId: '2', supplierSkuId: '21', quantity: 1, unitPriceMinor: 2_000n }],
}

describe('what the shopper gets back for goods that will not come', () => {
  it('their price and the delivery that goes with it by price, half a cent up', () => {
    expect(partAmount(order, [{ productId: '1', skuId: '11', quantity: 1 }], 3_500n)).toBe(500n + 83n) // 83.33
    expect(partAmount(order, [{ productId: '1', skuId: '11', quantity: 2 }], 3_500n)).toBe(1_000n + 167n) // 166.67
    expect(partAmount({ ...order, shippingMinor: 3n }, [{ productId: '1', skuId: '11', quantity: 1 }], 3_500n)).toBe(500n + 1n) // 0.5
    expect(partAmount({ ...order, shippingMinor: 0n }, [{ productId: '2', quantity: 1 }], 3_500n)).toBe(2_000n)
  })

  it('never more than is left: the last part takes what rounding left', () => {
    const first = partAmount(order, [{ productId: '1', skuId: '11', quantity: 2 }], 3_500n) ?? 0n
    expect(partAmount(order, [{ productId: '2', skuId: '21', quantity: 1 }], 3_500n - first)).toBe(3_500n - first)
    expect(partAmount(order, [{ productId: '2', skuId: '21', quantity: 1 }], 0n)).toBe(0n)
  })

  it('goods that are none of the order’s, or more of them, are for a person', () => {
    for (const item of [{ productId: '3', quantity: 1 }, { productId: '1', skuId: '99', quantity: 1 }, { productId: '1', skuId: '11', quantity: 3 }, { productId: '1', skuId: '11', quantity: 0 }]) expect(partAmount(order, [item], 3_500n)).toBeNull()
    expect(partAmount(order, [], 3_500n)).toBeNull()
  })
})
