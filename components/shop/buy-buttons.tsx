'use client'
import { useState } from 'react'
import { Check } from 'lucide-react'
import { addToCart, MOST_OF_ONE } from './cart-store'
import { Quantity } from './quantity'
import type { Answer, CartLine, ShopLocale, StageVariant } from './shapes'

export type CreateCheckout = (input: { shop: string; lines: CartLine[]; locale: ShopLocale }) => Promise<Answer<{ url: string }>>

export interface BuyTexts {
  readonly locale: ShopLocale
  readonly addToCart: string
  readonly buyNow: string
  readonly added: string
  readonly viewCart: string
  readonly unavailable: string
  readonly working: string
  readonly failed: string
  readonly quantity: string
  readonly fewer: string
  readonly more: string
}

interface BuyButtonsProps {
  readonly shop: string
  readonly variant: StageVariant | undefined
  readonly texts: BuyTexts
  readonly createCheckout: CreateCheckout
}

const button = 'inline-flex h-12 w-full items-center justify-center gap-2 rounded-control px-6 font-medium disabled:opacity-60'

export function BuyButtons({ shop, variant, texts, createCheckout }: BuyButtonsProps) {
  const [quantity, setQuantity] = useState(1)
  const [state, setState] = useState<'idle' | 'added' | 'leaving'>('idle')
  const [error, setError] = useState<string | null>(null)
  if (!variant?.isAvailable) return <p className="rounded-control bg-sunken px-4 py-3 font-medium">{texts.unavailable}</p>

  const buyNow = async () => {
    setState('leaving')
    setError(null)
    const answer = await createCheckout({ shop, lines: [{ variantId: variant.id, quantity }], locale: texts.locale }).catch(() => null)
    if (answer?.ok) return window.location.assign(answer.value.url)
    setError(answer?.message ?? texts.failed)
    setState('idle')
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex gap-3">
        <Quantity
          value={quantity}
          most={Math.min(variant.stock, MOST_OF_ONE)}
          onChange={setQuantity}
          texts={{ label: texts.quantity, fewer: texts.fewer, more: texts.more }}
        />
        <button type="button" onClick={() => void buyNow()} disabled={state === 'leaving'} aria-busy={state === 'leaving'} className={`${button} bg-accent text-on-accent hover:opacity-90`}>
          {state === 'leaving' ? texts.working : texts.buyNow}
        </button>
      </div>
      <button
        type="button"
        onClick={() => {
          addToCart(shop, variant.id, quantity)
          setState('added')
        }}
        className={`${button} border border-edge bg-raised hover:bg-sunken`}
      >
        {texts.addToCart}
      </button>
      <p role="status" className="min-h-6 text-14">
        {state === 'added' ? (
          <span className="flex items-center gap-2 text-good">
            <Check aria-hidden className="size-4" /> {texts.added}
            <a href={`/s/${shop}/cart`} className="font-medium text-text underline">{texts.viewCart}</a>
          </span>
        ) : null}
      </p>
      {error ? <p role="alert" className="text-14 text-bad">{error}</p> : null}
    </div>
  )
}
