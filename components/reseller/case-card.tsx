import { ExternalLink } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { money, sumMoney } from '@/lib/foundation/money'
import type { OrderPageCase, OrderPageRow } from '@/lib/reports/read-reseller-order'
import type { ActionAnswer } from '../console/use-console-action'
import { formatMoney } from '@/lib/foundation/money'
import { Card, CardContent, CardHeader } from '../ui/card'
import { CopyChip } from '../ui/copy-chip'
import { FactList, type Fact } from '../ui/fact-list'
import { MoneyText } from '../ui/money-text'
import { RelativeTime } from '../ui/relative-time'
import { StatusPill } from '../ui/status-pill'
import { AcceptClaim, GiveEvidence } from './answer-case'

export type AnswerCase = (input: { disputeId: string; kind: 'ACCEPT' | 'EVIDENCE'; note: string }) => Promise<ActionAnswer<null>>

interface CaseCardProps {
  readonly order: OrderPageRow
  readonly each: OrderPageCase
  /** PayPal's own page for cases. */
  readonly resolutionUrl: string
  readonly answer: AnswerCase
}

const TONES: Readonly<Record<string, 'good' | 'bad' | 'warn' | 'moving' | 'neutral'>> = { NEEDS_ANSWER: 'warn', WON: 'good', LOST: 'bad', SETTLING: 'bad', REFUNDED: 'neutral' }

/** A case at PayPal: what the shopper says, what is at stake, until when, what we answered, and what can be done now. */
export function CaseCard({ order, each, resolutionUrl, answer }: CaseCardProps) {
  const t = useTranslations('reseller.order.case')
  const locale = useLocale()
  const amount = money(BigInt(each.amountMinor), order.currency)
  const events = useTranslations('events')
  const reason = events((events.has(`value.caseReason.${each.reason}` as 'value.caseReason.OTHER') ? `value.caseReason.${each.reason}` : 'value.caseReason.OTHER') as 'value.caseReason.OTHER')
  const stage = t((t.has(`stages.${each.stage}` as 'stages.other') ? `stages.${each.stage}` : 'stages.other') as 'stages.other')
  const isAnswering = each.closedAt === null && each.answers.some((one) => one.status === 'PREPARED' || one.status === 'SENT' || one.status === 'UNKNOWN')
  const may = (action: string) => each.closedAt === null && each.actions.split(' ').includes(action) && !isAnswering
  const taken = (kind: 'REVERSAL' | 'FEE') => sumMoney(order.reversals.filter((one) => one.kind === kind).map((one) => money(BigInt(one.amountMinor), order.currency)), order.currency)
  const takenFact = (label: string, kind: 'REVERSAL' | 'FEE'): Fact[] => (taken(kind).minor > 0n ? [{ label, value: <MoneyText amount={taken(kind)} locale={locale} className="font-medium text-bad" /> }] : [])
  return (
    <Card>
      <CardHeader title={t('title')} action={<StatusPill tone={TONES[each.status] ?? 'moving'}>{t(`pill.${each.status as 'OPEN'}`)}</StatusPill>} />
      <CardContent>
        <p className="mb-2 max-w-prose text-13">{isAnswering ? t('next.answering') : t(`next.${each.status as 'OPEN'}`)}</p>
        <FactList facts={[
          { label: each.closedAt ? t('amountThen') : t('amount'), value: <MoneyText amount={amount} locale={locale} className="font-medium" /> },
          { label: t('reason'), value: reason },
          { label: t('stage'), value: stage },
          { label: t('opened'), value: <RelativeTime at={each.openedAt} /> },
          ...(each.closedAt ? [{ label: t('closed'), value: <RelativeTime at={each.closedAt} /> }] : each.dueAt ? [{ label: t('deadline'), value: <RelativeTime at={each.dueAt} withHour className="font-medium text-warn" /> }] : []),
          { label: t('id'), value: <CopyChip value={each.paypalDisputeId} text={each.paypalDisputeId} /> },
          ...takenFact(t('taken'), 'REVERSAL'),
          ...takenFact(t('fee'), 'FEE'),
          ...each.answers.map((one) => ({ label: t(`answers.${one.kind}`), value: <>{t(`answerStatus.${one.status as 'DONE'}`)} <span className="text-12 text-muted"><RelativeTime at={one.createdAt} /></span></> })),
        ]} />
        {each.shopperNote ? <p className="mt-2 text-13"><span className="block text-muted">{t('said')}</span><q className="break-words">{each.shopperNote}</q></p> : null}
        <div className="mt-3 flex flex-wrap gap-2">
          {may('provide-evidence') ? <GiveEvidence disputeId={each.id} parcels={order.shipments.map((parcel) => ({ carrier: parcel.carrier, number: parcel.trackingNumber }))} answer={answer} /> : null}
          {may('accept-claim') ? <AcceptClaim disputeId={each.id} amount={formatMoney(amount, locale)} answer={answer} /> : null}
        </div>
        <a href={resolutionUrl} target="_blank" rel="noreferrer" className="mt-3 inline-flex items-center gap-1.5 text-13 text-accent">{t('link')} <ExternalLink aria-hidden className="size-3.5" /></a>
      </CardContent>
    </Card>
  )
}
