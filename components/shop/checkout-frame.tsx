import type { ReactNode } from 'react'
import { Lock } from 'lucide-react'
import { accentStyle } from './shop-accent'

interface CheckoutFrameProps {
  readonly shop: { readonly slug: string; readonly name: string; readonly accent: string } | null
  /** "Back to …", read out for the shop's name. */
  readonly backLabel?: string | undefined
  readonly note?: string | undefined
  readonly switches?: ReactNode
  readonly children: ReactNode
}

/** Checkout and order pages: the shop's name and colour, and nothing that leads away. */
export function CheckoutFrame({ shop, backLabel, note, switches, children }: CheckoutFrameProps) {
  return (
    <div style={shop ? accentStyle(shop.accent) : undefined} className="flex min-h-dvh flex-col">
      {shop || note ? (
        <header className="border-b border-line bg-raised">
          <div className="mx-auto flex min-h-16 max-w-5xl flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3 sm:px-6">
            {shop ? (
              <a href={`/s/${shop.slug}`} aria-label={backLabel} className="text-20 font-semibold tracking-tight no-underline">{shop.name}</a>
            ) : null}
            {note ? (
              <p className="flex items-center gap-2 text-14 text-muted">
                <Lock aria-hidden className="size-4" /> {note}
              </p>
            ) : null}
          </div>
        </header>
      ) : null}
      <main id="main" className="mx-auto w-full max-w-5xl grow px-4 py-8 sm:px-6">
        {children}
      </main>
      {switches ? <footer className="mx-auto flex w-full max-w-5xl flex-wrap gap-3 px-4 py-8 sm:px-6">{switches}</footer> : null}
    </div>
  )
}
