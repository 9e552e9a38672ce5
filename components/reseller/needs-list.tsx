import Link from 'next/link'
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonStyles } from '../ui/button-styles'
import { Card, CardHeader } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { RelativeTime } from '../ui/relative-time'
import { Badge } from '../ui/status-pill'

interface Line { readonly title: string; readonly href: string; readonly button: string }

/** What is not an order and still waits for the reseller: a connection, a payout e-mail, a first product. Moments are ISO 8601. */
export interface SetupLine extends Line { readonly text: string; readonly until: string | null }

export interface OrderLine extends Line {
  readonly orderId: string
  readonly amount: string
  readonly since: string
  readonly detail: string | null
  /** When it goes on by itself, or by when something must be done. */
  readonly then: { readonly text: string; readonly at: string; readonly withHour: boolean } | null
}

export interface NeedsView {
  readonly title: string
  readonly count: number
  /** Where there are more than stand here. */
  readonly all: string | null
  readonly none: { readonly title: string; readonly text: string }
  readonly setup: readonly SetupLine[]
  readonly orders: readonly OrderLine[]
}

/** Reason, money at stake, age, one button: most money first. */
export function NeedsList({ view: { title, count, all, none, setup, orders } }: { view: NeedsView }) {
  return (
    <Card aria-labelledby="needs">
      <CardHeader id="needs" title={<span className="inline-flex items-center gap-2">{title} {count > 0 ? <Badge>{count}</Badge> : null}</span>} action={all ? <Link href="/reseller/orders?show=needs" className="text-13 text-accent">{all}</Link> : null} />
      {count === 0 ? <EmptyState icon={CircleCheck} title={none.title} text={none.text} className="py-8" /> : (
        <ul className="divide-y divide-line border-t border-line">
          {setup.map((line) => (
            <Row key={line.title} line={line} isFirst icon={<CircleAlert aria-hidden className="size-4 shrink-0 text-info" />}>
              {line.text}{line.until ? <RelativeTime at={line.until} /> : null}
            </Row>
          ))}
          {orders.map((line) => (
            <Row key={`${line.title}${line.orderId}`} line={line} isFirst={false} icon={<TriangleAlert aria-hidden className="size-4 shrink-0 text-warn" />}>
              <Link href={`/reseller/orders/${line.orderId}`} className="font-mono text-12 no-underline hover:underline">{`…${line.orderId.slice(-4)}`}</Link>
              <span className="whitespace-nowrap text-text">{line.amount}</span>
              <RelativeTime at={line.since} />
              {line.detail === null ? null : <span>{line.detail}</span>}
              {line.then ? <span>{line.then.text} <RelativeTime at={line.then.at} withHour={line.then.withHour} /></span> : null}
            </Row>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Row({ line: { title, href, button }, icon, isFirst, children }: { line: Line; icon: ReactNode; isFirst: boolean; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      {icon}
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium">{title}</p>
        <p className="flex flex-wrap gap-x-2 text-13 text-muted">{children}</p>
      </div>
      <Link href={href} className={buttonStyles({ variant: isFirst ? 'primary' : 'outline', size: 'sm' })}>{button}</Link>
    </li>
  )
}
