'use client'
import { useEffect, useState } from 'react'
import type { CreateCheckout } from './buy-buttons'
import { CartLines } from './cart-lines'
import { useCart, writeCart } from './cart-store'
import type { Answer, CartLine, PricedCart, ShopLocale } from './shapes'

export interface CartTexts {
  readonly locale: ShopLocale
  readonly empty: string
  readonly emptyText: string
  readonly browse: string
  readonly total: string
  readonly allIn: string
  readonly checkout: string
  readonly working: string
  readonly failed: string
  readonly retry: string
  readonly remove: string
  readonly quantity: string
  readonly fewer: string
  readonly more: string
  readonly soldOut: string
  /** Holds {count}. */
  readonly onlyLeft: string
  readonly each: string
  readonly loading: string
  readonly gone: string
}

export type ReadCart = (input: { shop: string; lines: CartLine[]; locale: ShopLocale }) => Promise<Answer<PricedCart>>

interface CartViewProps {
  readonly shop: string
  readonly texts: CartTexts
  readonly readCart: ReadCart
  readonly createCheckout: CreateCheckout
}

/** The cart with today's prices: what the browser keeps is only what and how many. */
export function CartView({ shop, texts, readCart, createCheckout }: CartViewProps) {
  const lines = useCart(shop)
  const [cart, setCart] = useState<PricedCart | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isLeaving, setLeaving] = useState(false)
  const [isAlive, setAlive] = useState(false)
  const [round, setRound] = useState(0)
  useEffect(() => setAlive(true), [])
  useEffect(() => {
    if (lines.length === 0) return setCart(null)
    let isCurrent = true
    void readCart({ shop, lines: [...lines], locale: texts.locale })
      .catch(() => null)
      .then((answer) => {
        if (!isCurrent) return
        if (!answer?.ok) return setError(answer?.message ?? texts.failed)
        setError(null)
        setCart(answer.value)
        if (answer.value.gone.length > 0) writeCart(shop, lines.filter((line) => !answer.value.gone.includes(line.variantId)))
      })
    return () => {
      isCurrent = false
    }
  }, [lines, shop, texts.locale, texts.failed, readCart, round])

  if (isAlive && lines.length === 0) return <Empty shop={shop} texts={texts} />
  if (!cart) return error ? <Failure message={error} retry={texts.retry} onRetry={() => setRound(round + 1)} /> : <Waiting label={texts.loading} count={Math.max(lines.length, 1)} />

  const canPay = cart.lines.every((line) => line.stock >= line.quantity)
  const checkout = async () => {
    setLeaving(true)
    const answer = await createCheckout({ shop, lines: [...lines], locale: texts.locale }).catch(() => null)
    if (answer?.ok) return window.location.assign(answer.value.url)
    setError(answer?.message ?? texts.failed)
    setLeaving(false)
    setRound(round + 1)
  }
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-12">
      <CartLines shop={shop} cart={cart} wanted={lines} texts={texts} />
      <section className="flex flex-col gap-4 self-start rounded-card border border-line bg-raised p-5 lg:sticky lg:top-6">
        <p className="flex items-baseline justify-between text-20 font-semibold">
          <span>{texts.total}</span> <span>{cart.total}</span>
        </p>
        <p className="text-14 text-muted">{texts.allIn}</p>
        <button
          type="button"
          disabled={!canPay || isLeaving}
          aria-busy={isLeaving}
          onClick={() => void checkout()}
          className="h-12 rounded-control bg-accent px-6 font-medium text-on-accent hover:opacity-90 disabled:opacity-60"
        >
          {isLeaving ? texts.working : texts.checkout}
        </button>
        {error ? <p role="alert" className="text-14 text-bad">{error}</p> : null}
      </section>
    </div>
  )
}

function Empty({ shop, texts }: { shop: string; texts: CartTexts }) {
  return (
    <div className="flex flex-col items-start gap-3 py-10">
      <p className="text-20 font-semibold">{texts.empty}</p>
      <p className="text-muted">{texts.emptyText}</p>
      <a href={`/s/${shop}`} className="mt-2 inline-flex h-12 items-center rounded-control bg-accent px-6 font-medium text-on-accent no-underline">{texts.browse}</a>
    </div>
  )
}

function Failure({ message, retry, onRetry }: { message: string; retry: string; onRetry: () => void }) {
  return (
    <div role="alert" className="flex flex-col items-start gap-3 py-10">
      <p>{message}</p>
      <button type="button" onClick={onRetry} className="h-10 rounded-control border border-edge px-4">{retry}</button>
    </div>
  )
}

function Waiting({ label, count }: { label: string; count: number }) {
  return (
    <div aria-busy="true" aria-label={label} className="flex flex-col gap-4">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="h-28 animate-skeleton rounded-card bg-sunken" />
      ))}
    </div>
  )
}
