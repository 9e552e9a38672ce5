import { useTranslations } from 'next-intl'
import type { OrderPageEvent } from '@/lib/reports/read-reseller-order'
import { actorWords, evidenceLabel, evidenceValue, eventWords } from '../console/event-words'
import { CopyChip } from '../ui/copy-chip'
import { RelativeTime } from '../ui/relative-time'
import { Timeline } from '../ui/timeline'
import type { TimelineItem } from '../ui/timeline'

/** What only repeats the line itself. */
const IN_THE_TITLE = new Set(['reason', 'beneficiary', 'currency', 'status', 'rawStatus', 'day'])
const AMOUNTS = new Set(['amount', 'fee', 'cost', 'quoted', 'quotedCost', 'netProfit', 'commission', 'captured', 'costNow', 'costAtSale', 'paid', 'paymentFee', 'profit', 'requiredProfit', 'free', 'ceiling', 'committed'])
const IDS = new Set(['captureId', 'paypalOrderId', 'debugId', 'outOrderId', 'aliexpressOrderIds', 'aliexpressOrderId', 'requestId', 'saleId', 'batchId', 'itemId', 'transactionId', 'trackingNumber', 'refundId', 'paypalRefundId', 'receiver', 'supplierProductId', 'supplierSkuId', 'payoutId', 'tracking', 'freight', 'code', 'paypalDisputeId'])
/** Their amounts are what a sale is less by. */
const LESS = new Set(['sale_reversed', 'sale_corrected'])

/** Words first, then amounts, then ids. */
const rank = (name: string) => (IDS.has(name) ? 2 : AMOUNTS.has(name) ? 1 : 0)

interface OrderTimelineProps {
  readonly events: readonly OrderPageEvent[]
  /** What comes next, in words; null: nothing, or a person decides. */
  readonly next: string | null
  readonly readerId: string
}

/** What happened to an order, newest last, each line with its evidence: ids, amounts, times. */
export function OrderTimeline({ events, next, readerId }: OrderTimelineProps) {
  const t = useTranslations('reseller.order')
  const words = useTranslations('events')
  const items = events.map((event): TimelineItem => {
    const isStop = event.event === 'stopped' || event.event === 'payment_mismatch'
    return {
      key: event.id,
      title: eventWords(words, event),
      time: <RelativeTime at={event.at} />,
      details: <Evidence event={event} readerId={readerId} />,
      state: isStop ? 'stopped' : 'done',
    }
  })
  return <Timeline label={t('timeline')} items={next === null ? items : [...items, { key: 'next', title: next, state: 'now' }]} />
}

function Evidence({ event, readerId }: { event: OrderPageEvent; readerId: string }) {
  const words = useTranslations('events')
  const { evidence } = event
  const currency = typeof evidence['currency'] === 'string' ? evidence['currency'] : ''
  const isPlatform = evidence['beneficiary'] === 'ADMIN' // whose address that is does not concern the reseller
  const facts = Object.entries(evidence).filter(([name, value]) => value !== null && value !== '' && !IN_THE_TITLE.has(name) && !(name === 'receiver' && isPlatform) && evidenceLabel(words, name) !== null).sort(([a], [b]) => rank(a) - rank(b))

  return (
    <div className="flex flex-col gap-1">
      <span>{actorWords(words, event.actor, readerId)}</span>

      {facts.length > 0 ? (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {facts.map(([name, value]) => (
            <span key={name} className="inline-flex flex-wrap items-center gap-x-1.5 gap-y-1">
              {evidenceLabel(words, name)}
              <Value name={name} value={value} currency={currency} isLess={LESS.has(event.event)} />
            </span>
          ))}
        </span>
      ) : null}
    </div>
  )
}

function Value({ name, value, currency, isLess }: { name: string; value: unknown; currency: string; isLess: boolean }) {
  const words = useTranslations('events')
  const text = typeof value === 'string' ? value : typeof value === 'number' ? value.toString() : ''
  if (IDS.has(name)) return <>{text.split(', ').map((each) => <CopyChip key={each} value={each} {...(each.length <= 20 || each.includes('@') ? { text: each } : {})} />)}</>
  if (AMOUNTS.has(name)) {
    const amount = `${isLess ? '\u2212' : ''}${text} ${currency}`.trim()
    return <CopyChip value={amount} text={amount} />
  }
  if (name === 'answerBy') return <RelativeTime at={text} withHour className="text-text" />
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return <RelativeTime at={text} />
  if (name === 'channel') return <span className="text-text">{text === 'browser' ? words('channel.browser') : words('channel.dropshipping-api')}</span>
  return <span className="text-text">{evidenceValue(words, name, text)}</span>
}
