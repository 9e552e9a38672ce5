import { Download } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { CalculationStep } from '@/lib/reports/order-calculation'
import { shareText } from '../console/share-text'
import { buttonStyles } from '../ui/button'
import { Card, CardContent, CardHeader } from '../ui/card'
import { cn } from '../ui/cn'
import { CopyChip } from '../ui/copy-chip'
import { MoneyText } from '../ui/money-text'

interface ProfitCardProps {
  readonly orderId: string
  readonly steps: readonly CalculationStep[]
  /** "10 % of the gross profit", for the line of the commission. */
  readonly commissionRule: { readonly type: string; readonly basisPoints: number | null }
  readonly isAtLoss: boolean
}

/** Profit line by line: each amount with the document it comes from, and whether it is final. */
export function ProfitCard({ orderId, steps, commissionRule, isAtLoss }: ProfitCardProps) {
  const t = useTranslations('reseller.order.profit')
  const locale = useLocale()
  const net = steps.find((step) => step.line === 'net')
  if (!net) return <Card><CardHeader title={t('title')} /><CardContent className="text-muted">{t('none')}</CardContent></Card>
  return (
    <Card>
      <CardHeader
        title={t('title')}
        description={net.unsure ? t('estimated') : t('final')}
        action={<MoneyText amount={net.amount} locale={locale} estimated={net.unsure ? t(`unsure.${net.unsure}`) : undefined} className={cn('text-24 font-semibold tracking-tight', isAtLoss && 'text-bad')} />}
      />
      <details className="group border-t border-line" open>
        <summary className="flex h-10 items-center px-4 text-13 font-medium text-accent"><span className="group-open:hidden">{t('show')}</span><span className="hidden group-open:inline">{t('hide')}</span></summary>
        <dl className="px-4 pb-2">
          {steps.map((step) => <Line key={step.line} step={step} commissionRule={commissionRule} />)}
        </dl>
        <p className="px-4 pb-3 text-12 text-muted">{t('check')}</p>
      </details>
      <div className="border-t border-line px-4 py-3">
        <a href={`/reseller/orders/${orderId}/proof`} download className={buttonStyles({ variant: 'outline', size: 'sm' })}><Download aria-hidden /> {t('proof')}</a>
      </div>
    </Card>
  )
}

function Line({ step, commissionRule }: { step: CalculationStep; commissionRule: ProfitCardProps['commissionRule'] }) {
  const t = useTranslations('reseller.order.profit')
  const locale = useLocale()
  return (
    <div className={cn('flex items-start justify-between gap-3 py-1.5', step.isSum && 'mt-1 border-t border-line pt-2.5 font-semibold')}>
      <dt className="min-w-0">
        <span>{t(`line.${step.line}`)}</span>
        {step.line === 'commission' ? <span className="block text-12 font-normal text-muted"><Rule rule={commissionRule} /></span> : null}
        {step.documents.length > 0 ? (
          <span className="mt-1 flex flex-wrap items-center gap-1 font-normal">
            {step.documents.map((each) => <span key={each.id} className="inline-flex items-center gap-1 text-12 text-muted">{t(`document.${each.kind}`)} <CopyChip value={each.id} {...(each.kind === 'supplier_order' ? { text: each.id } : {})} /></span>)}
          </span>
        ) : null}
      </dt>
      <dd className="flex shrink-0 flex-col items-end">
        <MoneyText amount={step.amount} locale={locale} estimated={step.unsure ? t(`unsure.${step.unsure}`) : undefined} />
        <span className="text-12 font-normal text-muted">{step.unsure ? t('est') : t('fin')}</span>
      </dd>
    </div>
  )
}

function Rule({ rule }: { rule: ProfitCardProps['commissionRule'] }) {
  const t = useTranslations('reseller.order.profit.rule')
  const share = rule.basisPoints === null ? '' : shareText(BigInt(rule.basisPoints))
  return rule.type === 'fixed' ? t('fixed') : rule.type === 'percent_of_price' ? t('percent_of_price', { share }) : t('percent_of_profit', { share })
}
