import Link from 'next/link'
import { Card, CardHeader } from '../ui/card'
import { RelativeTime } from '../ui/relative-time'

export interface MovingView {
  readonly title: string
  readonly none: string
  readonly counts: readonly { readonly label: string; readonly count: string; readonly href: string }[]
  /** `at` is ISO 8601. */
  readonly events: readonly { readonly text: string; readonly orderId: string; readonly at: string }[]
}

/** Counts of what moves, and the stream of the last events. */
export function MovingNow({ view: { title, none, counts, events } }: { view: MovingView }) {
  return (
    <Card aria-labelledby="moving">
      <CardHeader id="moving" title={title} />
      <ul className="grid grid-cols-2 gap-px border-y border-line bg-line sm:grid-cols-4">
        {counts.map(({ label, count, href }) => (
          <li key={label} className="bg-raised">
            <Link href={href} className="flex flex-col px-4 py-3 no-underline hover:bg-sunken">
              <span className="text-20 font-semibold">{count}</span>
              <span className="text-13 text-muted">{label}</span>
            </Link>
          </li>
        ))}
      </ul>
      {events.length === 0 ? <p className="px-4 py-4 text-13 text-muted">{none}</p> : (
        <ol className="divide-y divide-line">
          {events.map(({ text, orderId, at }, index) => (
            <li key={index} className="flex items-center gap-3 px-4 py-2 text-13">
              <span className="min-w-0 grow truncate">{text}</span>
              <Link href={`/reseller/orders/${orderId}`} className="shrink-0 font-mono text-12 text-muted no-underline hover:underline">{`…${orderId.slice(-4)}`}</Link>
              <RelativeTime at={at} className="w-24 shrink-0 text-right text-muted" />
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
