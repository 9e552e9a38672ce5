import { equalMoney, toDecimal, type Money } from '@/lib/foundation/money'
import type { Outcome } from '@/lib/foundation/outcome'
import { sendEffect } from './effect'
import { CREATE_ORDER_REFUSALS } from './refusals'
import { approveUrlOf, ORDER_STATUSES, wordOf, type OrderStatus } from './reshape'
import { OrderBody } from './schema'

export interface ShippingAddress {
  readonly line1: string
  readonly line2?: string
  readonly city: string
  readonly region?: string
  readonly postalCode: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

export interface CreatePaypalOrderInput {
  /** Derived from the checkout attempt: one PayPal order per attempt, however often this is repeated (PayPal keeps it 6 h). */
  readonly requestId: string
  readonly customId: string
  /** Shown to the buyer; unique per PayPal account. */
  readonly invoiceId: string
  /** items + shipping + tax; PayPal refuses anything else. */
  readonly total: Money
  readonly breakdown: { readonly items: Money; readonly shipping: Money; readonly tax: Money }
  readonly items: readonly { readonly name: string; readonly quantity: number; readonly unit: Money; readonly sku?: string }[]
  readonly shipping: { readonly fullName: string; readonly address: ShippingAddress }
  readonly brandName: string
  /** BCP 47, as en-US. */
  readonly locale: string
  readonly returnUrl: string
  readonly cancelUrl: string
}

export interface CreatedPaypalOrder {
  readonly paypalOrderId: string
  readonly approveUrl: string
  readonly status: OrderStatus
}

/**
 * Makes the PayPal order that the buyer then approves. An answer over another amount, or of another checkout, than asked is refused as
 * ANSWER_MISMATCH: the order is harmless (nobody approves it), the attempt must be given up (reliability.md 3.2).
 */
export async function createPaypalOrder(input: CreatePaypalOrderInput): Promise<Outcome<CreatedPaypalOrder>> {
  const outcome = await sendEffect(
    { method: 'POST', path: '/v2/checkout/orders', requestId: input.requestId, body: requestBody(input) },
    CREATE_ORDER_REFUSALS,
    readCreated,
  )
  if (outcome.kind !== 'done') return outcome
  const { units, ...created } = outcome.value
  const mismatch = findMismatch(units, input)
  if (mismatch) return { kind: 'refused', code: 'ANSWER_MISMATCH', message: `PayPal made an order ${mismatch}`, evidence: outcome.evidence }
  return { ...outcome, value: created }
}

type Units = NonNullable<OrderBody['purchase_units']>

/** What of the answer is not what we asked for; the short form says nothing of it. */
function findMismatch(units: Units, input: CreatePaypalOrderInput): string | null {
  if (units.length > 1) return `of ${units.length} units`
  const amount = units[0]?.amount
  if (amount && !equalMoney(amount, input.total)) return `over ${toDecimal(amount)} ${amount.currency}`
  const customId = units[0]?.custom_id
  return customId === undefined || customId === input.customId ? null : 'for another checkout'
}

function readCreated(body: unknown): (CreatedPaypalOrder & { units: Units }) | null {
  const order = OrderBody.safeParse(body).data
  const approveUrl = order && approveUrlOf(order)
  if (!order || !approveUrl) return null
  return { paypalOrderId: order.id, approveUrl, status: wordOf(ORDER_STATUSES, order.status), units: order.purchase_units ?? [] }
}

const amountOf = (amount: Money) => ({ currency_code: amount.currency, value: toDecimal(amount) })
/** PayPal's limit is 127 characters; cutting by code points keeps an emoji whole. Empty texts are left out: PayPal refuses them. */
const cut = (text: string) => [...text].slice(0, 127).join('')

function requestBody(input: CreatePaypalOrderInput) {
  const { address } = input.shipping
  return {
    intent: 'CAPTURE',
    purchase_units: [{
      reference_id: 'default',
      custom_id: input.customId,
      invoice_id: input.invoiceId,
      amount: {
        ...amountOf(input.total),
        breakdown: {
          item_total: amountOf(input.breakdown.items),
          shipping: amountOf(input.breakdown.shipping),
          tax_total: amountOf(input.breakdown.tax),
        },
      },
      items: input.items.map((item) => ({
        name: cut(item.name),
        quantity: item.quantity.toString(),
        unit_amount: amountOf(item.unit),
        category: 'PHYSICAL_GOODS',
        ...(item.sku ? { sku: cut(item.sku) } : {}),
      })),
      shipping: {
        name: { full_name: input.shipping.fullName },
        address: {
          address_line_1: address.line1,
          ...(address.line2 ? { address_line_2: address.line2 } : {}),
          admin_area_2: address.city,
          ...(address.region ? { admin_area_1: address.region } : {}),
          ...(address.postalCode ? { postal_code: address.postalCode } : {}),
          country_code: address.country,
        },
      },
    }],
    payment_source: {
      paypal: {
        experience_context: {
          ...(input.brandName ? { brand_name: cut(input.brandName) } : {}),
          locale: input.locale,
          shipping_preference: 'SET_PROVIDED_ADDRESS',
          user_action: 'PAY_NOW',
          payment_method_preference: 'IMMEDIATE_PAYMENT_REQUIRED', // leaves out eChecks and with them most PENDINGs
          return_url: input.returnUrl,
          cancel_url: input.cancelUrl,
        },
      },
    },
  }
}
