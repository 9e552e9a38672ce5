import { getTranslations } from 'next-intl/server'
import type { Money } from '@/lib/foundation/money'
import { Card, CardContent, CardHeader } from '../ui/card'
import { MoneyText } from '../ui/money-text'
import { Notice } from '../ui/notice'
import { RelativeTime } from '../ui/relative-time'
import { Stat, StatGrid } from '../ui/stat'

interface Capital { readonly real: Money | null; readonly asOf: Date | null; readonly isStale: boolean; readonly committed: Money; readonly free: Money | null }

/** What the real PayPal balance is, what open purchases hold of it, and what is left to buy with. */
export async function CapitalCard({ capital, locale }: { capital: Capital; locale: string }) {
  const t = await getTranslations('admin.cycle.capital')
  const figure = (amount: Money | null) => (amount ? <MoneyText amount={amount} locale={locale} /> : t('unknown'))
  return (
    <Card aria-labelledby="capital-title">
      <CardHeader id="capital-title" title={t('title')} description={t('text')} />
      <CardContent className="flex flex-col gap-4">
        <StatGrid className="grid-cols-1 sm:grid-cols-3">
          <Stat label={t('real')} value={figure(capital.real)} note={capital.asOf ? <>{t('asOf')} <RelativeTime at={capital.asOf} /></> : t('neverRead')} tone={capital.isStale ? 'warn' : undefined} />
          <Stat label={t('committed')} value={figure(capital.committed)} note={t('committedNote')} />
          <Stat label={t('free')} value={figure(capital.free)} note={t('freeNote')} tone={capital.free !== null && capital.free.minor === 0n ? 'warn' : undefined} />
        </StatGrid>
        {capital.isStale && capital.asOf ? <Notice tone="warn" title={t('staleTitle')}>{t('staleText')}</Notice> : null}
      </CardContent>
    </Card>
  )
}
