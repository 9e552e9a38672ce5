import { useLocale, useTranslations } from 'next-intl'
import { formatMoney, negateMoney, type Money } from '@/lib/foundation/money'
import type { ProfitParts } from '@/lib/reports/read-reseller-today'
import { Waterfall } from '../console/waterfall'
import type { WaterfallStep } from '../console/waterfall'

/** Minor units as a length for a drawing; never used as an amount. */
const length = (minor: bigint) => parseInt(minor.toString(), 10)

/** 30 days from revenue to net profit: the chart, and the same figures as a table for readers and for copying. */
export function ProfitWaterfall({ parts }: { parts: ProfitParts }) {
  const t = useTranslations('reseller.today.waterfall')
  const locale = useLocale()
  const outs: readonly (readonly [string, Money])[] = [
    ['tax', parts.tax], ['supplier', parts.supplier], ['paymentFees', parts.paymentFees], ['commission', parts.commission], ['payoutFees', parts.payoutFees],
  ]
  let left = parts.revenue.minor
  const steps: WaterfallStep[] = [
    { key: 'revenue', label: t('revenue'), text: formatMoney(parts.revenue, locale), from: 0, to: length(left), tone: 'in' },
    ...outs.filter(([key, amount]) => key !== 'tax' || amount.minor > 0n).map(([key, amount]): WaterfallStep => {
      const from = left
      left -= amount.minor
      return { key, label: t(key as 'tax'), text: formatMoney(negateMoney(amount), locale), from: length(from), to: length(left), tone: 'out' }
    }),
    { key: 'net', label: t('net'), text: formatMoney(parts.net, locale), from: 0, to: length(parts.net.minor), tone: 'result' },
  ]
  return (
    <>
      <Waterfall steps={steps} />
      <details className="mt-1 text-13">
        <summary className="inline-flex h-8 items-center text-muted hover:text-text">{t('table')}</summary>
        <table className="mt-1 w-full max-w-sm">
          <caption className="sr-only">{t('caption')}</caption>
          <tbody>
            {steps.map((step) => (
              <tr key={step.key} className={step.tone === 'result' ? 'border-t border-line font-semibold' : ''}>
                <th scope="row" className="py-1 text-left font-normal">{step.label}</th>
                <td className="py-1 text-right">{step.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}
