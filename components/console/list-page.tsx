import type { ReactNode } from 'react'
import { Download, PackageOpen, SearchX } from 'lucide-react'
import Link from 'next/link'
import { buttonStyles } from '../ui/button-styles'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { PageHeader } from '../ui/page-header'
import { TabLinks, type TabLink } from '../ui/tab-links'
import { LiveRefresh } from './live-refresh'
import { SearchForm } from './search-form'

interface LinkTo { readonly href: string; readonly text: string }

/** What stands around a list of orders, in words of the reader's language. */
export interface ListView {
  readonly title: string
  /** Something on it is moving. */
  readonly isLive: boolean
  /** The list as a file. */
  readonly files: readonly LinkTo[]
  readonly tabsLabel: string
  readonly tabs: readonly TabLink[]
  readonly search: { readonly action: string; readonly words: string | undefined; readonly keep: Readonly<Record<string, string | undefined>>; readonly label: string }
  /** What the search did not look at; null: it looked at everything. */
  readonly searched: string | null
  /** Through a long list by keyset: on to older rows, or back to the newest. */
  readonly pages: { readonly label: string; readonly newest: LinkTo | null; readonly older: LinkTo | null }
  /** In place of the rows where there are none. */
  readonly empty: { readonly isSearch: boolean; readonly title: string; readonly text: string; readonly button: (LinkTo & { readonly isFirst: boolean }) | null } | null
}

/** A page that is one list: tabs with their counts, a search, the rows, the way to older ones. Drawn inside a client part. */
export function ListPage({ view: { title, isLive, files, tabsLabel, tabs, search, searched, pages, empty }, children }: { view: ListView; children: ReactNode }) {
  const quiet = buttonStyles({ variant: 'outline', size: 'sm' })
  return (
    <>
      {isLive ? <LiveRefresh everySeconds={10} /> : null}
      <PageHeader title={title} actions={files.length > 0 ? files.map(({ href, text }) => <a key={text} href={href} download className={quiet}><Download aria-hidden /> {text}</a>) : null} />
      <TabLinks label={tabsLabel} links={tabs} />
      <div className="py-3">
        <SearchForm {...search} />
        {searched ? <p className="pt-2 text-13 text-muted">{searched}</p> : null}
      </div>
      <Card>{empty ? <Empty {...empty} /> : children}</Card>
      {pages.newest || pages.older ? (
        <nav aria-label={pages.label} className="flex justify-between gap-4 py-4">
          {pages.newest ? <Link href={pages.newest.href} className={quiet}>{pages.newest.text}</Link> : <span />}
          {pages.older ? <Link href={pages.older.href} rel="next" className={quiet}>{pages.older.text}</Link> : null}
        </nav>
      ) : null}
    </>
  )
}

function Empty({ isSearch, title, text, button }: NonNullable<ListView['empty']>) {
  const action = button ? <Link href={button.href} className={buttonStyles(button.isFirst ? {} : { variant: 'outline' })}>{button.text}</Link> : null
  return <EmptyState icon={isSearch ? SearchX : PackageOpen} title={title} text={text} action={action} />
}
