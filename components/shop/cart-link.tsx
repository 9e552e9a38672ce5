'use client'
import { ShoppingBag } from 'lucide-react'
import { useCart } from './cart-store'

/** The way to the cart, with how many things are in it. `label` holds {count}. */
export function CartLink({ shop, label }: { shop: string; label: string }) {
  const count = useCart(shop).reduce((sum, line) => sum + line.quantity, 0)
  return (
    <a href={`/s/${shop}/cart`} aria-label={label.replace('{count}', String(count))} className="relative -mr-2 grid size-10 place-content-center rounded-control hover:bg-sunken">
      <ShoppingBag aria-hidden className="size-5" />
      {count > 0 ? (
        <span aria-hidden className="absolute -top-0.5 -right-0.5 grid h-5 min-w-5 place-content-center rounded-full bg-accent px-1 text-12 font-semibold text-on-accent">
          {count}
        </span>
      ) : null}
    </a>
  )
}
