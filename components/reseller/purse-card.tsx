import Link from 'next/link'
import { Card, CardContent, CardHeader } from '../ui/card'
import { FactList } from '../ui/fact-list'
import { RelativeTime } from '../ui/relative-time'

interface Figure { readonly label: string; readonly amount: string }

export interface PurseView {
  readonly title: string
  readonly payouts: string
  readonly balance: Figure
  readonly inPurchases: Figure
  /** `at` is ISO 8601. */
  readonly next: Figure & { readonly at: string | null }
  readonly paidOut: Figure
  readonly note: string
}

/** Where the reseller's money is. */
export function PurseCard({ view: { title, payouts, balance, inPurchases, next, paidOut, note } }: { view: PurseView }) {
  return (
    <Card aria-labelledby="money">
      <CardHeader id="money" title={title} action={<Link href="/reseller/payouts" className="text-13 text-accent">{payouts}</Link>} />
      <CardContent>
        <FactList facts={[
          { label: balance.label, value: <span className="text-20 font-semibold tracking-tight whitespace-nowrap text-text">{balance.amount}</span> },
          { label: inPurchases.label, value: <span className="whitespace-nowrap">{inPurchases.amount}</span> },
          { label: next.label, value: <span className="flex flex-col items-end"><span className="whitespace-nowrap">{next.amount}</span>{next.at ? <span className="text-12 text-muted"><RelativeTime at={next.at} /></span> : null}</span> },
          { label: paidOut.label, value: <span className="whitespace-nowrap">{paidOut.amount}</span> },
        ]} />
        <p className="mt-2 text-12 text-muted">{note}</p>
      </CardContent>
    </Card>
  )
}
