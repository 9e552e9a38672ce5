import { z } from 'zod'
import { AppError } from '../../foundation/errors'
import { moneyJson, money, type MoneyJson } from '../../foundation/money'
import { constantTimeEqual, hmacSha256Hex, sha256Hex } from '../../foundation/crypto'
import { env } from '../../foundation/env'
import { missingOf } from './missing-parts'
import { FAILURE_POLICY, isFailureReason } from './states'
import { findOrder, type OrderRow } from './store'

/** Who looks at an order. Foreign orders are not found (404), never forbidden. */
export interface Viewer {
  readonly user: { readonly id: string; readonly role: string } | null
  readonly sessionHash: string | null
  readonly key: string | null
}

export type HoldReason = 'preparing' | 'needs_you' | 'refund_pending'

export interface OrderView {
  readonly id: string
  readonly status: string
  readonly holdReason?: HoldReason
  readonly failureReason?: string | null
  readonly total: MoneyJson
  readonly shop: { readonly slug: string; readonly name: string; readonly accent: string; readonly returnDays: number; readonly supportEmail: string | null }
  readonly email: string
  /** As the shopper gave it: fullName, line1, line2?, city, region?, postalCode, country, phone. */
  readonly shippingAddress: Readonly<Record<string, string>>
  readonly lines: readonly { id: string; variantId: string; title: string; variant: string; quantity: number; unitPrice: MoneyJson; image: string | null }[]
  readonly timeline: readonly { at: string; event: string; evidence?: unknown; actor?: string }[]
  readonly shipments: readonly { trackingNumber: string; carrier: string; status: string; lastEvent: string; shippedAt: string | null; deliveredAt: string | null }[]
  readonly payment: { readonly status: string; readonly approveUrl?: string }
  /** Goods that will not come while the rest does, with what goes back for them. */
  readonly missing: readonly { readonly titles: readonly string[]; readonly amount: MoneyJson | null; readonly isRefunded: boolean }[]
  /** What went back of the payment; null: nothing. */
  readonly returned: MoneyJson | null
  readonly sale?: Record<string, unknown> | null
}

/** The key of the order's link in the shopper's mail: derived, so that it need not be stored. */
export function orderAccessKey(orderId: string): string {
  return hmacSha256Hex(env().nextauthSecret, `order-key|${orderId}`).slice(0, 32)
}

function roleOf(order: OrderRow, viewer: Viewer): 'shopper' | 'owner' | null {
  if (viewer.user?.role === 'ADMIN' || viewer.user?.id === order.userId) return 'owner'
  if (viewer.user && viewer.user.id === order.shopperId) return 'shopper'
  if (viewer.sessionHash && constantTimeEqual(viewer.sessionHash, order.sessionHash)) return 'shopper'
  if (viewer.key && constantTimeEqual(sha256Hex(viewer.key), order.accessKeyHash)) return 'shopper'
  return null
}

// What the shopper is told. Everything else of the timeline is between the reseller, the platform and the third parties.
const SHOPPER_EVENTS = new Set(['order_created', 'payment_pending', 'payment_captured', 'purchased', 'shipped', 'delivered', 'refund_requested', 'refunded', 'part_refunded', 'cancelled'])
const NEEDS_SHOPPER = new Set(['ADDRESS_REFUSED'])

function holdReasonOf(order: OrderRow): HoldReason {
  if (order.refunds.some((refund) => refund.status !== 'FAILED' && refund.part === null)) return 'refund_pending'
  return order.failureReason && NEEDS_SHOPPER.has(order.failureReason) ? 'needs_you' : 'preparing'
}

/** The order as GET /api/orders/{id} answers it (contract.md). Throws not_found for anyone whose order it is not. */
export async function viewOrder(orderId: string, viewer: Viewer, locale: string): Promise<OrderView> {
  const order = await findOrder(orderId)
  const role = order && roleOf(order, viewer)
  if (!order || !role) throw new AppError('not_found', 'no such order for this viewer')
  const isOwner = role === 'owner'
  const spanish = locale.startsWith('es')
  const amount = (minor: bigint) => moneyJson(money(minor, order.currency), locale)
  // "Failed" is never shown while we hold the shopper's money (product.md 2.4).
  const isHeld = order.status === 'FAILED' && !isOwner
  return {
    id: order.id,
    status: isHeld ? 'ON_HOLD' : order.status,
    ...(isHeld ? { holdReason: holdReasonOf(order) } : {}),
    ...(isOwner ? { failureReason: order.failureReason, ...failureOf(order) } : {}),
    total: amount(order.totalMinor),
    shop: order.shop,
    email: order.email,
    shippingAddress: z.record(z.string(), z.string()).parse(order.shippingAddress),
    lines: order.lines.map((line) => ({
      id: line.id,
      variantId: line.variantId,
      title: spanish ? line.titleEs : line.titleEn,
      variant: spanish ? line.variantEs : line.variantEn,
      quantity: line.quantity,
      unitPrice: amount(line.unitPriceMinor),
      image: line.pictureId ? `/pictures/${line.pictureId}` : null,
    })),
    timeline: order.events
      .filter((event) => isOwner || SHOPPER_EVENTS.has(event.event))
      .map((event) => ({ at: event.at.toISOString(), event: event.event, ...(isOwner ? { evidence: event.evidence, actor: event.actor } : {}) })),
    shipments: order.shipments.map((shipment) => ({
      ...shipment,
      shippedAt: shipment.shippedAt?.toISOString() ?? null,
      deliveredAt: shipment.deliveredAt?.toISOString() ?? null,
    })),
    payment: { status: order.payment?.status ?? 'CREATED', ...(order.status === 'CREATED' && order.payment?.approveUrl ? { approveUrl: order.payment.approveUrl } : {}) },
    missing: missingOf(order).map((part) => ({ titles: part.lines.map((line) => (spanish ? line.titleEs : line.titleEn)), amount: part.amountMinor === null ? null : amount(part.amountMinor), isRefunded: part.isRefunded })),
    returned: returnedOf(order) > 0n ? amount(returnedOf(order)) : null,
    ...(isOwner ? { sale: order.sale ? saleJson(order.sale, locale) : null } : {}),
  }
}

/** By our refunds that are through, and by PayPal after a case. */
const returnedOf = (order: OrderRow): bigint => [...order.refunds.filter((refund) => refund.status === 'COMPLETED'), ...order.reversals].reduce((sum, each) => sum + each.amountMinor, 0n)

function failureOf(order: OrderRow): Record<string, unknown> {
  if (order.status !== 'FAILED' || !isFailureReason(order.failureReason)) return {}
  return {
    failureFacts: order.failureFacts,
    nextAttemptAt: order.nextAttemptAt?.toISOString() ?? null,
    retriesItself: FAILURE_POLICY[order.failureReason] !== 'person',
  }
}

/** The sale as product.md 2.5 names its parts. */
export function saleJson(sale: NonNullable<OrderRow['sale']>, locale: string): Record<string, unknown> {
  const amount = (minor: bigint) => moneyJson(money(minor, sale.currency), locale)
  return {
    id: sale.id,
    status: sale.status,
    salePrice: amount(sale.salePrice),
    tax: amount(sale.tax),
    aliexpressCost: amount(sale.aliexpressCost),
    paymentFee: amount(sale.paymentFee),
    grossProfit: amount(sale.grossProfit),
    commissionAmount: amount(sale.commissionAmount),
    payoutFee: amount(sale.payoutFee),
    netProfit: amount(sale.netProfit),
    resellerPayable: amount(sale.resellerPayable),
    lossReason: sale.lossReason,
    adminPayoutId: sale.adminPayoutId,
    userPayoutId: sale.userPayoutId,
    createdAt: sale.createdAt.toISOString(),
  }
}
