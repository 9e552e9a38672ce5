'use client'
import { ExternalLink } from 'lucide-react'
import { LiveRefresh } from '../console/live-refresh'
import { buttonStyles } from '../ui/button-styles'
import { PageHeader } from '../ui/page-header'
import { usePacked, type Packed } from '../ui/packed'
import { MonthCard, type MonthView } from './month-card'
import { MovingNow, type MovingView } from './moving-now'
import { NeedsList, type NeedsView } from './needs-list'
import { PurseCard, type PurseView } from './purse-card'

/** The reseller's day in words and figures of their language: this travels to the browser, and not the markup around it. */
export interface TodayView {
  readonly title: string
  readonly hello: string
  readonly shop: { readonly href: string; readonly text: string } | null
  readonly needs: NeedsView
  readonly purse: PurseView
  readonly month: MonthView
  readonly moving: MovingView
}

export function Today({ view }: { view: Packed<TodayView> }) {
  const { title, hello, shop, needs, purse, month, moving } = usePacked(view)
  return (
    <>
      <LiveRefresh everySeconds={10} />
      <PageHeader
        title={title}
        description={hello}
        actions={shop ? <a href={shop.href} target="_blank" rel="noreferrer" className={buttonStyles({ variant: 'outline' })}>{shop.text} <ExternalLink aria-hidden /></a> : null}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
        <NeedsList view={needs} />
        <PurseCard view={purse} />
        <div className="lg:col-span-2"><MonthCard view={month} /></div>
        <div className="lg:col-span-2"><MovingNow view={moving} /></div>
      </div>
    </>
  )
}
