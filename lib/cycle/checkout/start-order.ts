import { now, secondsFromNow } from '../../foundation/clock'
import { sha256Hex } from '../../foundation/crypto'
import { isUniqueViolation } from '../../foundation/db'
import { env } from '../../foundation/env'
import { AppError } from '../../foundation/errors'
import { newId } from '../../foundation/ids'
import { money, type Money } from '../../foundation/money'
import { NOT_SENT } from '../../foundation/outcome'
import { createPaypalOrder } from '../../providers/paypal/create-order'
import { orderAccessKey } from '../order/view-order'
import { checkAddress } from './check-address'
import { priceCart, type PricedCart } from './price-cart'
import type { CreateOrderInput } from './schema'
import { findCart, findOrderByIdempotencyKey, insertOrder, storePaypalOrder, type CartShop, type ExistingOrder } from './store'

export interface StartedOrder {
  readonly orderId: string
  readonly paypalOrderId: string
  readonly approveUrl: string
  readonly total: Money
}

interface Session {
  readonly sessionHash: string
  readonly idempotencyKey: string | null
  readonly shopperId: string | null
}

/** When the poller looks at an order for which PayPal made none: it has ended by then. */
const ABANDONED_AFTER_SECONDS = 6 * 3600 + 30
const RETRY_AFTER_SECONDS = 10
const FIRST_POLL_SECONDS = 30 // the shopper needs about that long; then the poller looks in case the tab was closed

/**
 * Makes the order and its PayPal order. Everything is computed from the stored catalogue; the intent is stored before PayPal is
 * asked, and its id is PayPal's request id, so a repeat under the same Idempotency-Key finds or finishes the same order.
 * Errors: those of priceCart and checkAddress, idempotency_key_reused (other body), payment_unavailable (nothing was charged).
 */
export async function startOrder(input: CreateOrderInput, session: Session): Promise<StartedOrder> {
  checkAddress(input.shippingAddress)
  const requestHash = sha256Hex(JSON.stringify(input))
  if (session.idempotencyKey) {
    const existing = await findOrderByIdempotencyKey(input.shop, session.idempotencyKey)
    if (existing) return replay(existing, input, session, requestHash)
  }
  const shop = await findCart(input.shop, input.items.map((item) => item.variantId), input.shippingAddress.country)
  if (!shop) throw new AppError('not_found', 'no such shop')
  const cart = priceCart(shop, input.items, input.shippingAddress.country)
  const orderId = newId('order')
  try {
    await insertOrder(rowsOf(orderId, input, { shop, cart }, { ...session, requestHash }))
  } catch (error) {
    const taken = session.idempotencyKey && isUniqueViolation(error) ? await findOrderByIdempotencyKey(input.shop, session.idempotencyKey) : null
    if (taken) return replay(taken, input, session, requestHash)
    throw error
  }
  return requestPaypalOrder(orderId, input, shop, cart)
}

async function replay(existing: ExistingOrder, input: CreateOrderInput, session: Session, requestHash: string): Promise<StartedOrder> {
  if (existing.requestHash !== requestHash || existing.sessionHash !== session.sessionHash)
    throw new AppError('idempotency_key_reused', 'the key was used for another order', { field: 'Idempotency-Key' })
  if (existing.status === 'CANCELLED') throw new AppError('payment_expired', 'the order of this key is over', { orderId: existing.orderId })
  if (existing.paypalOrderId && existing.approveUrl)
    return { orderId: existing.orderId, paypalOrderId: existing.paypalOrderId, approveUrl: existing.approveUrl, total: money(existing.totalMinor, existing.currency) }
  const shop = await findCart(input.shop, input.items.map((item) => item.variantId), input.shippingAddress.country)
  if (!shop) throw new AppError('not_found', 'no such shop')
  const cart = priceCart(shop, input.items, input.shippingAddress.country)
  if (cart.total.minor !== existing.totalMinor) throw new AppError('price_changed', 'a price changed since the key was used')
  return requestPaypalOrder(existing.orderId, input, shop, cart)
}

/** The payment of an order has the order's own letters: one can be read from the other in PayPal's reports. */
const paymentIdOf = (orderId: string) => orderId.replace(/^ord_/, 'pay_')

function rowsOf(orderId: string, input: CreateOrderInput, priced: { shop: CartShop; cart: PricedCart }, session: Session & { requestHash: string }) {
  const { shop, cart } = priced
  const createdAt = now().toISOString()
  const { currency } = shop
  const environment = env().storedEnvironment
  return {
    order: {
      id: orderId, userId: shop.userId, shopId: shop.shopId, shopperId: session.shopperId, sessionHash: session.sessionHash,
      accessKeyHash: sha256Hex(orderAccessKey(orderId)), email: input.email, locale: input.locale ?? 'en', shippingAddress: input.shippingAddress as never,
      country: input.shippingAddress.country, currency, itemsMinor: cart.items.minor.toString(), shippingMinor: cart.shipping.minor.toString(),
      taxMinor: cart.tax.minor.toString(), totalMinor: cart.total.minor.toString(), environment, idempotencyKey: session.idempotencyKey, requestHash: session.requestHash, createdAt,
    },
    lines: cart.lines.map(({ variant, quantity, unitPrice }) => ({
      id: newId('orderLine'), orderId, productId: variant.productId, variantId: variant.variantId, titleEn: variant.titleEn, titleEs: variant.titleEs,
      variantEn: variant.nameEn, variantEs: variant.nameEs, pictureId: variant.pictureId, supplierProductId: variant.supplierProductId,
      supplierSkuId: variant.supplierSkuId, skuAttr: variant.skuAttr, quantity, unitPriceMinor: unitPrice.minor.toString(),
      unitCostMinor: (variant.costMinor + (variant.freightMinor ?? 0n)).toString(), currency,
    })),
    payment: {
      id: paymentIdOf(orderId), orderId, environment, amountMinor: cart.total.minor.toString(), currency,
      createRequestId: paymentIdOf(orderId), invoiceId: orderId, createdAt, nextPollAt: secondsFromNow(ABANDONED_AFTER_SECONDS).toISOString(),
    },
    event: { id: newId('orderEvent'), orderId, at: createdAt },
  }
}

async function requestPaypalOrder(orderId: string, input: CreateOrderInput, shop: CartShop, cart: PricedCart): Promise<StartedOrder> {
  const paymentId = paymentIdOf(orderId)
  const spanish = input.locale === 'es'
  const outcome = await createPaypalOrder({
    requestId: paymentId,
    customId: orderId,
    invoiceId: orderId,
    total: cart.total,
    breakdown: { items: cart.items, shipping: cart.shipping, tax: money(0n, shop.currency) },
    items: cart.lines.map((line) => ({
      name: (spanish ? line.variant.titleEs : line.variant.titleEn).slice(0, 120),
      quantity: line.quantity,
      unit: line.unitPrice,
      sku: line.variant.variantId,
    })),
    shipping: { fullName: input.shippingAddress.fullName, address: input.shippingAddress },
    brandName: shop.name,
    locale: spanish ? 'es-ES' : 'en-US',
    returnUrl: `${env().nextauthUrl}/checkout/return`,
    cancelUrl: `${env().nextauthUrl}/checkout/return?cancelled=1`,
  })
  if (outcome.kind !== 'done')
    throw new AppError(outcome.kind === 'refused' && outcome.code !== NOT_SENT ? 'provider_refused' : 'payment_unavailable', 'PayPal made no order; nothing was charged', {
      orderId, code: outcome.kind === 'refused' ? outcome.code : outcome.reason, retryAfterSeconds: RETRY_AFTER_SECONDS,
    })
  const { paypalOrderId, approveUrl } = outcome.value
  await storePaypalOrder({ paymentId, paypalOrderId, approveUrl, nextPollAt: secondsFromNow(FIRST_POLL_SECONDS), evidence: outcome.evidence })
  return { orderId, paypalOrderId, approveUrl, total: cart.total }
}
