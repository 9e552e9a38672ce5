import { TrendingDown, TrendingUp } from 'lucide-react'
import { Card, CardContent, CardHeader } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { ProfitWaterfall, type WaterfallView } from './profit-waterfall'

export interface MonthView {
  readonly title: string
  readonly none: { readonly title: string; readonly text: string }
  /** Null: nothing was sold. */
  readonly profit: {
    readonly sales: string
    readonly net: string
    /** Against the days before; null: there is nothing to compare with. */
    readonly change: { readonly text: string; readonly isUp: boolean; readonly compared: string } | null
    readonly waterfall: WaterfallView
  } | null
}

/** What the last 30 days left. */
export function MonthCard({ view: { title, none, profit } }: { view: MonthView }) {
  if (!profit) return <Card aria-labelledby="profit"><CardHeader id="profit" title={title} /><CardContent><EmptyState title={none.title} text={none.text} className="py-6" /></CardContent></Card>
  const { sales, net, change, waterfall } = profit
  return (
    <Card aria-labelledby="profit">
      <CardHeader
        id="profit"
        title={title}
        description={sales}
        action={(
          <span className="flex items-baseline gap-2">
            <span className="text-24 font-semibold tracking-tight whitespace-nowrap">{net}</span>
            {change ? <span className={change.isUp ? 'inline-flex items-center gap-1 text-13 text-good' : 'inline-flex items-center gap-1 text-13 text-bad'}>{change.isUp ? <TrendingUp aria-hidden className="size-4" /> : <TrendingDown aria-hidden className="size-4" />}{change.text} <span className="sr-only">{change.compared}</span></span> : null}
          </span>
        )}
      />
      <CardContent><ProfitWaterfall view={waterfall} /></CardContent>
    </Card>
  )
}
