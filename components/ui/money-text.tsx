import { formatMoney } from '@/lib/foundation/money'
import type { Money } from '@/lib/foundation/money'
import { cn } from './cn'

interface MoneyTextProps {
  /** Minor units as bigint, or the JSON form of the contract. */
  readonly amount: Money | { readonly minor: string; readonly currency: string }
  readonly locale: string
  /** Why the figure is not final yet ("PayPal's fee is read after the capture"), as a whole text in the reader's language. */
  readonly estimated?: string | undefined
  /** Shows a plus on what comes in. */
  readonly signed?: boolean
  readonly className?: string
}

/** An amount with its currency; an estimated one is underlined with dots and says why. */
export function MoneyText({ amount, locale, estimated, signed, className }: MoneyTextProps) {
  const exact: Money = { minor: BigInt(amount.minor), currency: amount.currency }
  const text = (signed && exact.minor > 0n ? '+' : '') + formatMoney(exact, locale)
  if (!estimated) return <span className={cn('whitespace-nowrap', className)}>{text}</span>
  return (
    <span className={cn('estimated whitespace-nowrap', className)} title={estimated}>
      {text}
      <span className="sr-only"> ({estimated})</span>
    </span>
  )
}
