import { z } from 'zod'

const CONTROL = /[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u
const line = (max: number) =>
  z.string().trim().min(1).max(max).refine((value) => !CONTROL.test(value), 'contains characters that cannot be printed')
const optionalLine = (max: number) => z.preprocess((value) => (value === '' || value === null ? undefined : value), line(max).optional())

/** Where the parcel goes (contract.md, POST /api/paypal/create-order). */
export const ShippingAddressSchema = z.strictObject({
  fullName: line(128),
  line1: line(120),
  line2: optionalLine(60),
  city: line(64),
  region: optionalLine(64),
  postalCode: line(16),
  country: z.string().regex(/^[A-Z]{2}$/),
  phone: line(24),
})
export type ShippingAddress = z.infer<typeof ShippingAddressSchema>

export const MAX_LINES = 20
export const MAX_QUANTITY = 20

export const CartLinesSchema = z
  .array(z.strictObject({ variantId: z.string().regex(/^var_[0-9a-z]{26}$/), quantity: z.int().min(1).max(MAX_QUANTITY) }))
  .min(1)
  .max(MAX_LINES)
  .refine((lines) => new Set(lines.map((each) => each.variantId)).size === lines.length, 'a variant stands twice')
export type CartLines = z.infer<typeof CartLinesSchema>

const EMAIL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/

export const CreateOrderSchema = z.strictObject({
  shop: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  items: CartLinesSchema,
  email: z.string().trim().toLowerCase().max(254).regex(EMAIL),
  shippingAddress: ShippingAddressSchema,
  locale: z.enum(['en', 'es']).optional(),
})
export type CreateOrderInput = z.infer<typeof CreateOrderSchema>
