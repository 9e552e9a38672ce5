'use client'
import { MOST_OF_ONE, setQuantity } from './cart-store'
import type { CartTexts } from './cart-view'
import { Thumb } from './picture'
import { Quantity } from './quantity'
import type { CartLine, PricedCart } from './shapes'

interface CartLinesProps {
  readonly shop: string
  readonly cart: PricedCart
  /** What the browser holds: ahead of the prices while they are read again. */
  readonly wanted: readonly CartLine[]
  readonly texts: CartTexts
}

export function CartLines({ shop, cart, wanted, texts }: CartLinesProps) {
  return (
    <ul className="flex flex-col divide-y divide-line border-y border-line">
      {cart.lines.map((line) => {
        const quantity = wanted.find((each) => each.variantId === line.variantId)?.quantity ?? line.quantity
        const problem = line.stock === 0 ? texts.soldOut : line.stock < quantity ? texts.onlyLeft.replace('{count}', String(line.stock)) : null
        return (
          <li key={line.variantId} className="flex gap-4 py-5">
            <Thumb pictureId={line.pictureId} alt="" className="h-25 w-20" />
            <div className="flex min-w-0 flex-1 flex-col gap-2">
              <div className="flex justify-between gap-4">
                <div className="min-w-0">
                  <a href={line.href} className="font-medium no-underline hover:underline">{line.title}</a>
                  {line.variant ? <p className="text-14 text-muted">{line.variant}</p> : null}
                  {line.quantity > 1 ? <p className="text-14 text-muted">{texts.each.replace('{price}', line.unitPrice)}</p> : null}
                </div>
                <p className="font-semibold">{line.linePrice}</p>
              </div>
              {problem ? <p role="alert" className="text-14 text-bad">{problem}</p> : null}
              <div className="flex items-center gap-4">
                <Quantity
                  value={quantity}
                  most={Math.max(line.stock === 0 ? line.quantity : Math.min(line.stock, MOST_OF_ONE), 1)}
                  onChange={(value) => setQuantity(shop, line.variantId, value)}
                  texts={{ label: texts.quantity, fewer: texts.fewer, more: texts.more }}
                />
                <button
                  type="button"
                  aria-label={`${texts.remove}: ${line.title}`}
                  onClick={() => setQuantity(shop, line.variantId, 0)}
                  className="h-10 text-14 text-muted underline hover:text-text"
                >
                  {texts.remove}
                </button>
              </div>
            </div>
          </li>
        )
      })}
      {cart.gone.length > 0 ? <li role="status" className="py-4 text-14 text-muted">{texts.gone}</li> : null}
    </ul>
  )
}
