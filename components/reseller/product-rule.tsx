'use client'
import { useState } from 'react'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

interface ProductRuleProps {
  readonly productId: string
  /** Basis points; null: the shop's rule counts. */
  readonly multiplier: number | null
  readonly margin: number | null
  readonly shopMultiplier: string
  readonly shopMargin: string
  readonly change: (input: { productId: string; priceMultiplierBasisPoints: number | null; minimumMarginBasisPoints: number | null }) => Promise<ActionAnswer<null>>
}

const asPercent = (basisPoints: number | null): string => {
  if (basisPoints === null) return ''
  const text = basisPoints.toString().padStart(3, '0')
  return `${text.slice(0, -2)}.${text.slice(-2)}`.replace(/\.?0+$/, '')
}

/** "240" or "12.5" percent as basis points; null: empty; undefined: not a percentage. */
function basisPointsOf(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const match = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(text.trim())
  return match ? parseInt((match[1] ?? '0') + (match[2] ?? '').padEnd(2, '0'), 10) : undefined
}

/** The product's own rule; saving prices every variant by it at once. */
export function ProductRule({ productId, multiplier, margin, shopMultiplier, shopMargin, change }: ProductRuleProps) {
  const t = useTranslations('reseller.product.rule')
  const [typed, setTyped] = useState({ multiplier: asPercent(multiplier), margin: asPercent(margin) })
  const { run, isPending, error } = useConsoleAction(change)
  const [own, ownMargin] = [basisPointsOf(typed.multiplier), basisPointsOf(typed.margin)]
  const isWrong = { multiplier: own === undefined || (own !== null && own < 10_000), margin: ownMargin === undefined || (ownMargin !== null && ownMargin > 9_000) }
  return (
    <form className="flex flex-col gap-3" onSubmit={(event) => {
      event.preventDefault()
      if (own === undefined || ownMargin === undefined) return
      run({ productId, priceMultiplierBasisPoints: own, minimumMarginBasisPoints: ownMargin }, () => toast.success(t('saved')))
    }}>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField id="multiplier" label={t('multiplier')} inputMode="decimal" placeholder={shopMultiplier} value={typed.multiplier} onChange={(event) => setTyped({ ...typed, multiplier: event.target.value })} hint={t('empty', { value: shopMultiplier })} error={isWrong.multiplier ? t('multiplierWrong') : null} />
        <TextField id="margin" label={t('margin')} inputMode="decimal" placeholder={shopMargin} value={typed.margin} onChange={(event) => setTyped({ ...typed, margin: event.target.value })} hint={t('empty', { value: shopMargin })} error={isWrong.margin ? t('marginWrong') : null} />
      </div>
      {error ? <Notice tone="bad" title={error} urgent /> : null}
      <div><Button type="submit" variant="outline" pending={isPending} disabled={isWrong.multiplier || isWrong.margin}>{t('save')}</Button></div>
    </form>
  )
}
