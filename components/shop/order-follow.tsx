'use client'
import { useEffect, useState } from 'react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { CopyChip } from '@/components/ui/copy-chip'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { StatusPill } from '@/components/ui/status-pill'
import type { Tone } from '@/components/ui/status-pill'
import { Timeline } from '@/components/ui/timeline'
import { nextLook, situationOf, stepsOf } from './order-progress'
import type { OrderShape, Situation } from './order-progress'

interface OrderFollowProps {
  readonly initial: OrderShape
  /** Of the link in the mail, where the shopper came by it. */
  readonly accessKey: string | null
  readonly returnDays: number
  /** "9–17 Dec", until it is delivered. */
  readonly arrives: string | null
}

const TONES: Readonly<Record<Situation, Tone>> = {
  unpaid: 'neutral', review: 'info', confirming: 'moving', preparing: 'moving', needs_you: 'warn', refund_pending: 'info',
  packing: 'good', on_its_way: 'good', delivered: 'good', cancelled: 'ended', refunded: 'good',
}
const BUSY: ReadonlySet<Situation> = new Set(['confirming', 'preparing', 'review'])

/** Where the order stands, by itself: looks often while something moves, seldom else, and not at all while nobody watches. */
export function OrderFollow({ initial, accessKey, returnDays, arrives }: OrderFollowProps) {
  const t = useTranslations('checkout.order')
  const order = useOrder(initial, accessKey)
  const situation = situationOf(order)
  const isMoving = ['unpaid', 'review', 'confirming', 'preparing', 'packing', 'on_its_way'].includes(situation)
  return (
    <div className="flex flex-col gap-6">
      <section aria-live="polite" className="flex flex-col items-start gap-3">
        <StatusPill tone={TONES[situation]} busy={BUSY.has(situation)} className="h-8 px-3 text-14">{t(`status.${situation}`)}</StatusPill>
        {arrives && isMoving ? <p className="text-20 font-semibold">{t('arrives', { dates: arrives })}</p> : null}
        <div>
          <h2 className="sr-only">{t('next')}</h2>
          <p className="max-w-prose">{t(`nextText.${situation}`, { total: order.total.display, days: returnDays })}</p>
        </div>
        {order.missing.map((part) => (
          <Notice key={part.titles.join()} tone="info" title={t(part.isRefunded ? 'missingPart.done' : 'missingPart.title')} className="w-full">
            <p>{part.titles.join(', ')}</p>
            <p className="mt-1">{part.amount ? t(part.isRefunded ? 'missingPart.doneText' : 'missingPart.text', { amount: part.amount.display }) : t('missingPart.noAmount')}</p>
          </Notice>
        ))}
        {situation === 'unpaid' && order.payment.approveUrl ? (
          <Button asChild size="lg"><a href={order.payment.approveUrl}>{t('pay')}</a></Button>
        ) : null}
        {order.shipments.map((shipment) => (
          <p key={shipment.trackingNumber} className="flex flex-wrap items-center gap-2 text-14">
            {shipment.carrier ? t('track', { carrier: shipment.carrier }) : t('trackPlain')}
            <CopyChip value={shipment.trackingNumber} text={shipment.trackingNumber} />
          </p>
        ))}
      </section>
      <section className="rounded-card border border-line bg-raised p-5">
        <h2 className="mb-4 text-16 font-semibold">{t('timeline')}</h2>
        <Timeline
          label={t('timeline')}
          items={stepsOf(order).map((step) => ({ key: step.name, title: t(`step.${step.name}`), state: step.state, time: step.at ? <RelativeTime at={step.at} /> : null }))}
        />
        {nextLook(situation, 0) === null ? null : <p className="mt-4 text-13 text-muted">{t('live')}</p>}
      </section>
    </div>
  )
}

function useOrder(initial: OrderShape, accessKey: string | null): OrderShape {
  const [order, setOrder] = useState(initial)
  const situation = situationOf(order)
  useEffect(() => {
    let isOver = false
    let looks = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      if (isOver || document.hidden) return
      looks += 1
      const fresh = await readOrder(initial.id, accessKey)
      if (isOver) return
      if (fresh) setOrder(fresh)
      plan()
    }
    const plan = () => {
      clearTimeout(timer)
      const wait = nextLook(situation, looks)
      if (wait !== null && !document.hidden) timer = setTimeout(() => void look(), wait)
    }
    // Back in front of the person: look at once, whatever the interval.
    const seen = () => {
      if (!document.hidden && nextLook(situation, looks) !== null) void look()
    }
    plan()
    document.addEventListener('visibilitychange', seen)
    return () => {
      isOver = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [situation, initial.id, accessKey])
  return order
}

/** Null: not readable now; the page keeps what it shows and looks again. */
async function readOrder(orderId: string, accessKey: string | null): Promise<OrderShape | null> {
  const query = accessKey ? `?${new URLSearchParams({ key: accessKey })}` : ''
  const response = await fetch(`/api/orders/${encodeURIComponent(orderId)}${query}`, { headers: { accept: 'application/json' } }).catch(() => null)
  if (!response?.ok) return null
  const answer: unknown = await response.json().catch(() => null)
  return isOrder(answer) ? answer : null
}

function isOrder(value: unknown): value is OrderShape {
  return typeof value === 'object' && value !== null && 'id' in value && 'status' in value && 'timeline' in value && 'payment' in value && 'missing' in value
}
