'use client'
import { Minus, Plus } from 'lucide-react'

interface QuantityProps {
  readonly value: number
  readonly most: number
  readonly onChange: (value: number) => void
  readonly texts: { readonly label: string; readonly fewer: string; readonly more: string }
}

export function Quantity({ value, most, onChange, texts }: QuantityProps) {
  const step = 'grid size-10 place-content-center text-muted hover:text-text disabled:opacity-40'
  return (
    <div role="group" aria-label={texts.label} className="inline-flex items-center rounded-control border border-edge bg-raised">
      <button type="button" aria-label={texts.fewer} disabled={value <= 1} onClick={() => onChange(value - 1)} className={step}>
        <Minus aria-hidden className="size-4" />
      </button>
      <span aria-live="polite" className="min-w-6 text-center text-16">{value}</span>
      <button type="button" aria-label={texts.more} disabled={value >= most} onClick={() => onChange(value + 1)} className={step}>
        <Plus aria-hidden className="size-4" />
      </button>
    </div>
  )
}
