'use client'
import Link from 'next/link'
import { LiveRefresh } from '../console/live-refresh'
import { buttonStyles } from '../ui/button-styles'
import { Notice } from '../ui/notice'
import { PageHeader } from '../ui/page-header'
import { usePacked, type Packed } from '../ui/packed'
import { BooksCard, type BooksCheck, type BooksView } from './books-card'
import { CapitalCard, type CapitalView } from './capital-card'
import { CycleStrip, type StripView } from './cycle-strip'

/** The whole cycle in words and figures of the reader's language: this travels to the browser, and not the markup around it. */
export interface CyclePageView {
  readonly title: string
  readonly text: string
  readonly readiness: string
  readonly strip: StripView
  /** Said while nothing went through it yet. */
  readonly empty: { readonly title: string; readonly text: string } | null
  readonly capital: CapitalView
  readonly books: BooksView
}

export function Cycle({ view, check }: { view: Packed<CyclePageView>; check: BooksCheck }) {
  const { title, text, readiness, strip, empty, capital, books } = usePacked(view)
  return (
    <>
      <LiveRefresh everySeconds={15} />
      <PageHeader title={title} description={text} actions={<Link href="/admin/readiness" className={buttonStyles({ variant: 'outline' })}>{readiness}</Link>} />
      <CycleStrip view={strip} />
      {empty ? <Notice tone="info" title={empty.title} className="mt-4">{empty.text}</Notice> : null}
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
        <CapitalCard view={capital} />
        <BooksCard view={books} check={check} />
      </div>
    </>
  )
}
