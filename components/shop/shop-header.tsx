import type { ReactNode } from 'react'
import { Search } from 'lucide-react'
import { CartLink } from './cart-link'

interface ShopHeaderProps {
  readonly slug: string
  readonly name: string
  readonly query?: string
  readonly texts: { readonly search: string; readonly cart: string }
}

/** Name, search, cart: nothing stands between the shopper and the product. */
export function ShopHeader({ slug, name, query, texts }: ShopHeaderProps) {
  return (
    <header className="border-b border-line bg-raised">
      <div className="mx-auto grid max-w-6xl grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[auto_minmax(0,22rem)_auto] sm:justify-between sm:px-6">
        <a href={`/s/${slug}`} className="min-w-0 truncate text-20 font-semibold tracking-tight no-underline">
          {name}
        </a>
        <form action={`/s/${slug}/search`} role="search" className="relative order-last col-span-2 sm:order-none sm:col-span-1">
          <label htmlFor="q" className="sr-only">{texts.search}</label>
          <input
            id="q"
            name="q"
            type="search"
            maxLength={100}
            defaultValue={query}
            placeholder={texts.search}
            className="h-10 w-full rounded-full border border-line bg-surface pr-4 pl-10 text-16 placeholder:text-muted sm:text-14"
          />
          <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3.5 size-4 -translate-y-1/2 text-muted" />
        </form>
        <CartLink shop={slug} label={texts.cart} />
      </div>
    </header>
  )
}

interface ShopFooterProps {
  readonly name: string
  readonly lines: readonly string[]
  readonly contact: { readonly label: string; readonly email: string } | null
  /** Language and appearance. */
  readonly switches: ReactNode
}

export function ShopFooter({ name, lines, contact, switches }: ShopFooterProps) {
  return (
    <footer className="mt-auto border-t border-line bg-sunken text-14">
      <div className="mx-auto flex max-w-6xl flex-wrap justify-between gap-x-12 gap-y-6 px-4 py-10 sm:px-6">
        <div className="flex max-w-prose flex-col gap-1 text-muted">
          <p className="font-semibold text-text">{name}</p>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {contact ? (
            <p>
              {contact.label} <a href={`mailto:${contact.email}`} className="underline">{contact.email}</a>
            </p>
          ) : null}
        </div>
        <div className="flex flex-wrap items-start gap-3">{switches}</div>
      </div>
    </footer>
  )
}
