'use client'
import { useTranslations } from 'next-intl'
import { Thumb } from './picture'

export interface SummaryLine {
  readonly id: string
  readonly title: string
  readonly variant: string
  readonly pictureId: string | null
  readonly quantity: number
  readonly price: string
}

export interface SummaryShape {
  readonly lines: readonly SummaryLine[]
  readonly items: string
  /** Null where the shop takes none. */
  readonly tax: string | null
  readonly total: string
  readonly returnDays: number
  readonly cartHref: string
}

/** Always in sight: what is bought, when it arrives, everything that is paid. */
export function OrderSummary({ summary, arrives }: { summary: SummaryShape; arrives: string }) {
  const t = useTranslations('checkout.summary')
  return (
    <section aria-labelledby="summary" className="self-start rounded-card border border-line bg-raised p-4 sm:p-5 lg:sticky lg:top-6">
      <div className="flex items-baseline justify-between">
        <h2 id="summary" className="text-16 font-semibold">{t('title')}</h2>
        <a href={summary.cartHref} className="text-14 text-muted underline">{t('edit')}</a>
      </div>
      <ul className="my-4 flex flex-col gap-3">
        {summary.lines.map((line) => (
          <li key={line.id} className="flex items-start gap-3">
            <Thumb pictureId={line.pictureId} alt="" className="h-15 w-12" />
            <div className="min-w-0 flex-1 text-14">
              <p className="line-clamp-2 leading-snug font-medium">{line.title}</p>
              <p className="text-muted">
                {line.quantity > 1 ? `${t('quantity', { count: line.quantity })} ` : ''}
                {line.variant}
              </p>
            </div>
            <p className="text-14">{line.price}</p>
          </li>
        ))}
      </ul>
      <dl className="flex flex-col gap-1.5 border-t border-line pt-3 text-14">
        <Row label={t('items')} value={summary.items} />
        <Row label={t('shipping')} value={t('shippingIncluded')} />
        {summary.tax ? <Row label={t('tax')} value={summary.tax} /> : null}
        <div className="mt-1 flex items-baseline justify-between border-t border-line pt-3 text-20 font-semibold">
          <dt>{t('total')}</dt>
          <dd>{summary.total}</dd>
        </div>
      </dl>
      <p role="status" className="mt-3 text-14 font-medium">{arrives}</p>
      <p className="text-14 text-muted">{t('returns', { days: summary.returnDays })}</p>
    </section>
  )
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-muted">{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
