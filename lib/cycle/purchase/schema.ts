import { z } from 'zod'
import { ShippingAddressSchema } from '../checkout/schema'

/** What is sent to the supplier for one purchase, stored before it is sent and repeated to the letter. Amounts as text of minor units. */
export const PurchaseRequestSchema = z.object({
  outOrderId: z.string(),
  address: ShippingAddressSchema,
  currency: z.string(),
  quotedCostMinor: z.string(),
  lines: z.array(
    z.object({
      productId: z.string(),
      skuId: z.string(),
      skuAttr: z.string(),
      quantity: z.number().int(),
      unitCostMinor: z.string(),
      freightMinor: z.string(),
      freightCode: z.string(),
      maxDays: z.number().int().nullable(),
    }),
  ),
})
export type PurchaseRequest = z.infer<typeof PurchaseRequestSchema>
