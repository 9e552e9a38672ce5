'use client'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { CircleCheck, CircleX, Clock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Message } from '@/components/ui/message'
import { Spinner } from '@/components/ui/spinner'
import { writeCart } from './cart-store'
import { captureOrder } from './capture-order'
import { forgetKey, forgetPayment, recallPayment } from './payment-memory'
import type { PendingPayment } from './payment-memory'

type State =
  | { readonly kind: 'confirming' | 'slow' | 'paid' | 'unclear' }
  | { readonly kind: 'review'; readonly orderUrl: string | null }
  | { readonly kind: 'refused'; readonly code: string }

const WAIT_MS = [1_000, 2_000, 3_000, 5_000]
const SLOW_AFTER = 4
const UNCLEAR_AFTER = 12

/** Confirms the payment and goes on to the order. It asks again while the outcome is open, and always says what it means for the money. */
export function PaymentReturn({ paypalOrderId, isCancelled }: { paypalOrderId: string | null; isCancelled: boolean }) {
  const [state, setState] = useState<State>({ kind: 'confirming' })
  const [payment, setPayment] = useState<PendingPayment | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => setPayment(recallPayment(paypalOrderId)), [paypalOrderId])
  useEffect(() => {
    if (isCancelled || !paypalOrderId) return
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (tries: number): Promise<void> => {
      const capture = await captureOrder(paypalOrderId)
      if (isOver) return
      if (capture.kind === 'done') return finish(capture.orderUrl, recallPayment(paypalOrderId), setState)
      if (capture.kind === 'refused') {
        if (capture.code === 'payment_expired') forgetKey() // the same order cannot be paid any more: the next try is a new one
        return setState(capture)
      }
      if (capture.kind === 'waiting' && capture.isReview) setState({ kind: 'review', orderUrl: capture.orderUrl })
      else if (tries >= UNCLEAR_AFTER) return setState({ kind: 'unclear' })
      else if (tries >= SLOW_AFTER) setState({ kind: 'slow' })
      timer = setTimeout(() => void ask(tries + 1), WAIT_MS[Math.min(tries, WAIT_MS.length - 1)])
    }
    void ask(0)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [paypalOrderId, isCancelled, round])

  if (isCancelled) return <Cancelled payment={payment} />
  if (!paypalOrderId) return <Missing />
  return <Outcome state={state} payment={payment} onAgain={() => { setState({ kind: 'confirming' }); setRound(round + 1) }} />
}

function finish(orderUrl: string, payment: PendingPayment | null, setState: (state: State) => void): void {
  setState({ kind: 'paid' })
  if (payment) writeCart(payment.shop, [])
  forgetPayment()
  window.location.replace(orderUrl)
}

function Cancelled({ payment }: { payment: PendingPayment | null }) {
  const t = useTranslations('checkout.return')
  return (
    <Message icon={<Mark kind="off" />} title={t('cancelled')} text={t('cancelledText')}>
      {payment ? <Go href={payment.checkoutUrl}>{t('backToCheckout')}</Go> : null}
    </Message>
  )
}

function Missing() {
  const t = useTranslations('checkout.return')
  return <Message title={t('missing')} text={t('missingText')} />
}

function Outcome({ state, payment, onAgain }: { state: State; payment: PendingPayment | null; onAgain: () => void }) {
  const common = useTranslations('common')
  const t = useTranslations('checkout.return')
  const back = payment ? <Go href={payment.checkoutUrl} isQuiet>{t('backToCheckout')}</Go> : null
  if (state.kind === 'refused') return <Refused code={state.code} payment={payment} back={back} onAgain={onAgain} />
  if (state.kind === 'review')
    return (
      <Message icon={<Mark kind="wait" />} title={t('review')} text={t('reviewText')}>
        {state.orderUrl ? <Go href={state.orderUrl}>{t('toOrder')}</Go> : null}
      </Message>
    )
  if (state.kind === 'unclear')
    return (
      <Message icon={<Mark kind="wait" />} title={t('unclear')} text={t('unclearText')}>
        <Button size="lg" onClick={onAgain}>{common('retry')}</Button>
      </Message>
    )
  if (state.kind === 'paid') return <Message icon={<Mark kind="good" />} title={t('paid')} />
  return <Message icon={<Spinner className="size-8 text-accent" />} title={t('confirming')} text={<span role="status">{state.kind === 'slow' ? t('slowText') : t('confirmingText')}</span>} />
}

interface RefusedProps {
  readonly code: string
  readonly payment: PendingPayment | null
  readonly back: ReactNode
  readonly onAgain: () => void
}

function Refused({ code, payment, back, onAgain }: RefusedProps) {
  const t = useTranslations('checkout.return')
  const errors = useTranslations('errors')
  const common = useTranslations('common')
  const approve = (label: string) => (payment ? <Go href={payment.approveUrl}>{label}</Go> : null)
  switch (code) {
    case 'payment_declined':
      return <Message icon={<Mark kind="off" />} title={t('declined')} text={t('declinedText')}>{approve(t('again'))}{back}</Message>
    case 'order_not_approved':
      return <Message icon={<Mark kind="off" />} title={t('notApproved')} text={t('notApprovedText')}>{approve(t('approve'))}{back}</Message>
    case 'payment_expired':
      return <Message icon={<Mark kind="off" />} title={t('expired')} text={t('expiredText')}>{back}</Message>
    case 'not_your_checkout':
      return <Message icon={<Mark kind="off" />} title={t('notYours')} text={t('notYoursText')} />
    default:
      return (
        <Message icon={<Mark kind="off" />} title={t('unclear')} text={errors.has(code as 'internal') ? errors(code as 'internal') : t('unclearText')}>
          <Button size="lg" onClick={onAgain}>{common('retry')}</Button>
          {back}
        </Message>
      )
  }
}

function Go({ href, isQuiet, children }: { href: string; isQuiet?: boolean; children: ReactNode }) {
  return (
    <Button asChild size="lg" variant={isQuiet ? 'outline' : 'primary'}>
      <a href={href}>{children}</a>
    </Button>
  )
}

function Mark({ kind }: { kind: 'good' | 'off' | 'wait' }) {
  if (kind === 'good') return <CircleCheck aria-hidden className="size-8 text-good" />
  if (kind === 'wait') return <Clock aria-hidden className="size-8 text-info" />
  return <CircleX aria-hidden className="size-8 text-muted" />
}
