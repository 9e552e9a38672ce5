import { useTranslations } from 'next-intl'
import type { DrillResult } from '@/lib/reports/drill-result'
import { Card, CardContent, CardHeader } from '../ui/card'
import { FactList } from '../ui/fact-list'
import { Notice } from '../ui/notice'
import { RelativeTime } from '../ui/relative-time'
import { Stat, StatGrid } from '../ui/stat'

const VICTIMS = ['web', 'worker 1', 'worker 2', 'postgres', 'paypal', 'aliexpress'] as const
const VICTIM_KEYS = { web: 'web', 'worker 1': 'worker1', 'worker 2': 'worker2', postgres: 'postgres', paypal: 'paypal', aliexpress: 'aliexpress' } as const
const MOST_SHOWN = 20

/** The last drill: what was done to the shop, and what was found afterwards. */
export function LastDrill({ result }: { result: DrillResult }) {
  const t = useTranslations('admin.resilience')
  const kills = Object.values(result.kills).reduce((sum, each) => sum + each, 0)
  const holds = result.invariants.holding === result.invariants.checked
  const victims = VICTIMS.filter((victim) => result.kills[victim] !== undefined)
  return (
    <div className="flex flex-col gap-6">
      <Notice tone={result.wrong.length === 0 ? 'good' : 'bad'} title={result.wrong.length === 0 ? t('passed') : t('failed', { count: result.wrong.length })}>
        {t(`kind.${result.kind}`)} <RelativeTime at={result.at} />
      </Notice>
      <Card>
        <CardContent className="pt-4">
          <StatGrid>
            <Stat label={t('orders')} value={result.orders} />
            <Stat label={t(`strikes.${result.kind}`)} value={kills} />
            <Stat label={t('lost')} value={result.lost} tone={result.lost === 0 ? 'good' : 'bad'} />
            <Stat label={t('duplicates')} value={result.duplicates} tone={result.duplicates === 0 ? 'good' : 'bad'} />
            <Stat label={t('invariants')} value={t('of', { holding: result.invariants.holding, checked: result.invariants.checked })} tone={holds ? 'good' : 'bad'} />
          </StatGrid>
        </CardContent>
      </Card>
      <div className="grid gap-6 md:grid-cols-2">
        <Card>
          <CardHeader title={t(`victims.${result.kind}`)} />
          <CardContent><FactList facts={victims.map((victim) => ({ label: t(`victim.${VICTIM_KEYS[victim]}`), value: result.kills[victim] ?? 0 }))} /></CardContent>
        </Card>
        <Card>
          <CardHeader title={t('found')} />
          <CardContent>
            <FactList facts={[
              { label: t('captures'), value: result.counts.captures },
              { label: t('purchases'), value: result.counts.purchases },
              { label: t('sales'), value: result.counts.sales },
              { label: t('payouts'), value: result.counts.payouts },
              { label: t('person'), value: result.counts.failed },
              { label: t('ran'), value: t('seconds', { count: result.runSeconds }) },
              { label: t('settled'), value: t('seconds', { count: result.settleSeconds }) },
              { label: t('seed'), value: <code className="font-mono text-12">{result.seed}</code> },
            ]} />
          </CardContent>
        </Card>
      </div>
      {result.wrong.length > 0 ? (
        <Card>
          <CardHeader title={t('wrong')} />
          <CardContent><ul className="flex flex-col gap-1 font-mono text-12 break-words">{result.wrong.slice(0, MOST_SHOWN).map((each, index) => <li key={index}>{each}</li>)}</ul></CardContent>
        </Card>
      ) : null}
    </div>
  )
}
