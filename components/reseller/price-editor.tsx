'use client'
import { useId, useState } from 'react'
import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '@/lib/foundation/money'
import { partOf, shareText } from '../console/share-text'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { cn } from '../ui/cn'
import { Input } from '../ui/input'
import { toast } from '../ui/toast'

/** What a price depends on: whole minor units as text, shares in basis points. */
export interface PriceFacts {
  readonly currency: string
  readonly digits: number
  readonly costMinor: string
  readonly freightMinor: string
  readonly floorMinor: string
  readonly taxBasisPoints: number
  readonly feeBasisPoints: number
  readonly feeFixedMinor: string
}

interface PriceEditorProps {
  readonly productId: string
  readonly variantId: string
  readonly label: string
  /** Decimal text: "24.99". */
  readonly price: string
  readonly facts: PriceFacts
  readonly floorText: string
  readonly changePrice: (input: { productId: string; variantId: string; price: string }) => Promise<ActionAnswer<null>>
}

/** A typed decimal in minor units; null while it is not an amount. */
function minorOf(text: string, digits: number): bigint | null {
  const match = /^(\d{1,7})(?:[.,](\d*))?$/.exec(text.trim())
  const fraction = match?.[2] ?? ''
  if (!match || fraction.length > digits) return null
  return BigInt((match[1] ?? '0') + fraction.padEnd(digits, '0'))
}

/** The same arithmetic as price-variant.ts, on whole numbers: price - included tax - PayPal's fee - cost - dearest freight. */
function profitOf(price: bigint, facts: PriceFacts): bigint {
  const tax = BigInt(facts.taxBasisPoints)
  const divisor = 10_000n + tax
  const includedTax = tax === 0n ? 0n : (price * tax * 2n + divisor) / (divisor * 2n)
  const share = price * BigInt(facts.feeBasisPoints)
  const fee = share / 10_000n + (share % 10_000n > 0n ? 1n : 0n) + BigInt(facts.feeFixedMinor)
  return price - includedTax - fee - BigInt(facts.costMinor) - BigInt(facts.freightMinor)
}

/** One variant's price with what it leaves while it is typed. */
export function PriceEditor({ productId, variantId, label, price, facts, floorText, changePrice }: PriceEditorProps) {
  const t = useTranslations('reseller.product')
  const locale = useLocale()
  const id = useId()
  const [typed, setTyped] = useState(price)
  const { run, isPending, error, code, clear } = useConsoleAction(changePrice)
  const minor = minorOf(typed, facts.digits)
  const profit = minor === null ? null : profitOf(minor, facts)
  const share = minor === null || profit === null ? null : partOf(profit, minor)
  const isLow = minor !== null && minor < BigInt(facts.floorMinor)
  const isChanged = typed.trim() !== price
  const problem = isLow && isChanged ? t('tooLow', { floor: floorText }) : code === 'price_too_low' ? t('tooLow', { floor: floorText }) : error
  return (
    <form className="flex flex-col gap-1" onSubmit={(event) => { event.preventDefault(); run({ productId, variantId, price: typed.trim() }, () => toast.success(t('priceSaved'), { description: label })) }}>
      <span className="flex items-center gap-2">
        <span className="relative">
          <span aria-hidden className="pointer-events-none absolute top-2.5 left-2.5 text-12 text-muted">{facts.currency}</span>
          <Input id={id} aria-label={t('priceOf', { variant: label })} aria-invalid={problem || minor === null ? true : undefined} aria-describedby={`${id}-left`} inputMode="decimal" value={typed} onChange={(event) => { setTyped(event.target.value); clear() }} className="w-28 pl-10 text-right" />
        </span>
        <Button type="submit" size="sm" variant="outline" pending={isPending} disabled={!isChanged || minor === null || isLow}>{t('save')}</Button>
      </span>
      <span id={`${id}-left`} className={cn('text-12', problem ? 'text-bad' : 'text-muted')} role={problem ? 'alert' : undefined}>
        {problem ?? (profit === null ? t('notAnAmount') : <>{t('leaves')} <span className={cn('font-medium', profit < 0n ? 'text-bad' : 'text-text')}>{formatMoney({ minor: profit, currency: facts.currency }, locale)}</span>{share === null ? null : ` · ${shareText(share)}`}</>)}
      </span>
    </form>
  )
}
