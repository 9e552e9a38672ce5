import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseProductId } from '@/lib/providers/aliexpress/product-url'

it('whatever is pasted, a product id or nothing comes out', () => {
  fc.assert(fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.string().map((each) => `https://www.aliexpress.com/item/${each}`)), (text) => {
    expect(parseProductId(text)).toSatisfy((id: unknown) => id === null || /^\d{8,20}$/.test(String(id)))
  }), { numRuns: 2_000 })
})
