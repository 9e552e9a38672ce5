import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientTexts } from '@/app/client-texts'
import { LiveRefresh } from '@/components/console/live-refresh'
import { lossReason } from '@/components/console/event-words'
import { GoodsPill, MoneyPill } from '@/components/console/track-pills'
import { BuyNow } from '@/components/reseller/buy-now'
import { CaseCard } from '@/components/reseller/case-card'
import { DecidePurchase } from '@/components/reseller/decide-purchase'
import { OrderExceptions } from '@/components/console/order-exceptions'
import { OrderItems } from '@/components/reseller/order-items'
import { PayoutsCard, ShopperCard, SupplierCard } from '@/components/reseller/order-side'
import { OrderStop } from '@/components/reseller/order-stop'
import { OrderTimeline } from '@/components/reseller/order-timeline'
import { ProfitCard } from '@/components/reseller/profit-card'
import { MissingPart } from '@/components/reseller/refund-part'
import { RefundOrder } from '@/components/reseller/refund-order'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { CopyChip } from '@/components/ui/copy-chip'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { StatusPill } from '@/components/ui/status-pill'
import { env } from '@/lib/foundation/env'
import { formatMoney, money, parseDecimal } from '@/lib/foundation/money'
import { orderActions } from '@/lib/reports/order-actions'
import { orderCalculation } from '@/lib/reports/order-calculation'
import { orderOwed } from '@/lib/reports/order-owed'
import { orderParts } from '@/lib/reports/order-parts'
import { resolutionCentreUrl } from '@/lib/reports/resolution-centre'
import { orderTracks } from '@/lib/reports/order-tracks'
import { listOrderExceptions } from '@/lib/reports/list-exceptions'
import { readResellerOrder, type OrderPageRow } from '@/lib/reports/read-reseller-order'
import { requireUser } from '@/lib/web/session'
import { answerCaseAction, buyNowAction, decidePurchaseAction, refundOrderAction, refundPartAction } from '../../actions/orders'

interface OrderPageProps { readonly params: Promise<{ orderId: string }> }

export async function generateMetadata({ params }: OrderPageProps): Promise<Metadata> {
  const [{ orderId }, t] = await Promise.all([params, getTranslations('reseller.order')])
  return { title: t('title', { end: orderId.slice(-4) }) }
}

const NEXT = new Set(['CREATED', 'PAID', 'PURCHASING', 'PURCHASED', 'SHIPPED'])
/** These have their own place on the page, with what can be done. */
const SHOWN_ELSEWHERE = new Set(['SUPPLIER_PART_CLOSED', 'SUPPLIER_PART_REFUNDED', 'CASE_OPEN'])
const MOVING = new Set([...NEXT, 'FAILED'])
const PAYOUT_MOVES = new Set(['PENDING', 'SKIPPED_INSUFFICIENT_FUNDS', 'SENDING', 'UNKNOWN', 'ACCEPTED'])

/** In how many seconds the page looks again; null: nothing of the order moves any more. An answer or a refund that is on its way is seen at once. */
function looksAgainIn(order: OrderPageRow): number | null {
  const isOnItsWay = order.refunds.some((refund) => refund.status !== 'COMPLETED' && refund.status !== 'FAILED') || order.cases.some((each) => each.closedAt === null && each.answers.some((answer) => answer.status !== 'DONE' && answer.status !== 'REFUSED'))
  if (isOnItsWay || (MOVING.has(order.status) && order.status !== 'SHIPPED')) return 5
  return order.status === 'SHIPPED' || order.cases.some((each) => each.closedAt === null) || order.payouts.some((payout) => PAYOUT_MOVES.has(payout.status)) ? 30 : null
}

export default async function OrderPage({ params }: OrderPageProps) {
  const { orderId } = await params
  const user = await requireUser('RESELLER', `/reseller/orders/${orderId}`)
  const [order, exceptions, t, orders, events, locale] = await Promise.all([readResellerOrder(user.id, orderId), listOrderExceptions(orderId, user.id), getTranslations('reseller.order'), getTranslations('reseller.orders'), getTranslations('events'), getLocale()])
  if (!order) notFound()
  const steps = orderCalculation(order)
  const tracks = orderTracks(order)
  const isRefunding = order.refunds.some((refund) => refund.status !== 'FAILED' && refund.part === null) && order.status !== 'REFUNDED'
  const ordersUrl = new URL('/p/order/index.html', env().aliexpressSiteBaseUrl).href
  const actions = <Actions order={order} locale={locale} ordersUrl={ordersUrl} net={steps.find((step) => step.line === 'net')?.amount ?? null} />
  const isStopped = order.status === 'FAILED'
  const again = looksAgainIn(order)
  const hasOpenCase = order.cases.some((each) => each.closedAt === null)
  return (
    <ClientTexts of={['errors', 'events', 'reseller.order.buy', 'reseller.order.case', 'reseller.order.decide', 'reseller.order.part', 'reseller.order.refund']}>
      {again === null ? null : <LiveRefresh everySeconds={again} />}
      <PageHeader
        back={<Link href="/reseller/orders">{t('back')}</Link>}
        title={t('title', { end: order.id.slice(-4) })}
        beside={<><MoneyPill track={tracks.money} /><GoodsPill track={tracks.goods} />{hasOpenCase ? <StatusPill tone="warn">{t('case.inTitle')}</StatusPill> : null}<CopyChip value={order.id} /></>}
        actions={isStopped ? null : actions}
      />
      {isStopped ? <OrderStop order={order} isRefunding={isRefunding} actions={actions} /> : null}
      <OrderExceptions items={exceptions.filter((each) => !SHOWN_ELSEWHERE.has(each.kind))} locale={locale} />
      {orderParts(order).map((part) => <MissingPart key={part.supplierOrderId} orderId={order.id} part={part} shopper={order.shippingAddress.fullName} hasCase={hasOpenCase} refund={refundPartAction} />)}
      {order.sale?.lossReason ? <Notice tone="warn" title={lossReason(events, order.sale.lossReason)} className="mb-4">{t('lossText')}</Notice> : null}
      {/* On a phone the case comes first: it has a date. */}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        {order.cases.length > 0 ? (
          <div className="flex min-w-0 flex-col gap-4 lg:col-start-2">
            {order.cases.map((each) => <CaseCard key={each.id} order={order} each={each} resolutionUrl={resolutionCentreUrl()} answer={answerCaseAction} />)}
          </div>
        ) : null}
        <div className={order.cases.length > 0 ? 'flex min-w-0 flex-col gap-4 lg:col-start-1 lg:row-span-2 lg:row-start-1' : 'flex min-w-0 flex-col gap-4'}>
          <OrderItems order={order} />
          <Card>
            <CardHeader title={t('timeline')} />
            <CardContent><OrderTimeline events={order.events} next={NEXT.has(order.status) ? orders(`next.status.${order.status as 'PAID'}`) : null} readerId={user.id} /></CardContent>
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <ProfitCard orderId={order.id} steps={steps} commissionRule={commissionRuleOf(order)} isAtLoss={(steps.find((step) => step.line === 'net')?.amount.minor ?? 0n) < 0n} />
          <SupplierCard order={order} ordersUrl={ordersUrl} />
          <PayoutsCard order={order} owed={orderOwed(order, steps)} />
          <ShopperCard order={order} />
        </div>
      </div>
    </ClientTexts>
  )
}

const commissionRuleOf = (order: OrderPageRow) =>
  order.sale?.commissionRule ? { type: order.sale.commissionRule, basisPoints: order.sale.commissionBasisPoints } : { type: order.rules.commissionType, basisPoints: order.rules.commissionBasisPoints }

interface ActionsProps { readonly order: OrderPageRow; readonly locale: string; readonly ordersUrl: string; readonly net: { readonly minor: bigint; readonly currency: string } | null }

function Actions({ order, locale, ordersUrl, net }: ActionsProps) {
  const may = orderActions(order)
  const text = (minor: bigint) => formatMoney(money(minor, order.currency), locale)
  return (
    <>
      {may.canDecide ? <DecidePurchase orderId={order.id} ordersUrl={ordersUrl} decide={decidePurchaseAction} /> : null}
      {may.canRefund ? <RefundOrder orderId={order.id} shopper={order.shippingAddress.fullName} email={order.email} amount={text(order.totalMinor)} fee={text(order.feeMinor ?? 0n)} estimatedProfit={net && net.minor > 0n ? text(net.minor) : null} refund={refundOrderAction} /> : null}
      {may.buy ? <BuyNow orderId={order.id} loss={may.buy === 'at_loss' ? lossOf(order, locale) : null} buy={buyNowAction} /> : null}
    </>
  )
}

/** The loss guard's numbers, as it stored them with the stop. */
function lossOf(order: OrderPageRow, locale: string) {
  const facts = order.failureFacts ?? {}
  const amount = (name: string) => parseDecimal(typeof facts[name] === 'string' ? facts[name] : '0', order.currency)
  const text = (name: string) => formatMoney(amount(name), locale)
  return { paid: text('paid'), costAtSale: text('costAtSale'), costNow: text('costNow'), fee: text('paymentFee'), profit: text('profit'), required: text('requiredProfit'), isLoss: amount('profit').minor < 0n }
}
