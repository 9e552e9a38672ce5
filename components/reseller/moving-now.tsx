import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ResellerToday } from '@/lib/reports/read-reseller-today'
import { eventWords } from '../console/event-words'
import { Card, CardHeader } from '../ui/card'
import { RelativeTime } from '../ui/relative-time'

/** Counts of what moves, and the stream of the last events. */
export function MovingNow({ today }: { today: ResellerToday }) {
  const t = useTranslations('reseller.today.moving')
  const events = useTranslations('events')
  const counts = [
    { key: 'buying', count: today.buckets.buying ?? 0, href: '/reseller/orders?show=buying' },
    { key: 'bought', count: today.bought, href: '/reseller/orders?show=way' },
    { key: 'way', count: today.onItsWay, href: '/reseller/orders?show=way' },
    { key: 'delivered', count: today.deliveredLately, href: '/reseller/orders?show=done' },
  ] as const
  return (
    <Card aria-labelledby="moving">
      <CardHeader id="moving" title={t('title')} />
      <ul className="grid grid-cols-2 gap-px border-y border-line bg-line sm:grid-cols-4">
        {counts.map(({ key, count, href }) => (
          <li key={key} className="bg-raised">
            <Link href={href} className="flex flex-col px-4 py-3 no-underline hover:bg-sunken">
              <span className="text-20 font-semibold">{count}</span>
              <span className="text-13 text-muted">{t(key)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {today.events.length === 0 ? <p className="px-4 py-4 text-13 text-muted">{t('none')}</p> : (
        <ol className="divide-y divide-line">
          {today.events.map((event, index) => (
            <li key={index} className="flex items-center gap-3 px-4 py-2 text-13">
              <span className="min-w-0 grow truncate">{eventWords(events, event)}</span>
              <Link href={`/reseller/orders/${event.orderId}`} className="shrink-0 font-mono text-12 text-muted no-underline hover:underline">…{event.orderId.slice(-4)}</Link>
              <RelativeTime at={event.at} className="w-24 shrink-0 text-right text-muted" />
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
