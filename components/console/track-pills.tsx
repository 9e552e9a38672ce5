import { CircleCheck, CircleDashed, Clock, PackageCheck, ShoppingBag, Truck, Undo2 } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { StatusPill } from '../ui/status-pill'
import type { Tone } from '../ui/status-pill'

type Look = { readonly tone: Tone; readonly icon?: LucideIcon }

const MONEY = {
  unpaid: { tone: 'neutral', icon: CircleDashed },
  in_review: { tone: 'warn', icon: Clock },
  paid: { tone: 'good', icon: CircleCheck },
  refunded: { tone: 'ended', icon: Undo2 },
} as const satisfies Record<string, Look>

const GOODS = {
  waiting: { tone: 'neutral', icon: Clock },
  buying: { tone: 'moving' },
  bought: { tone: 'info', icon: ShoppingBag },
  on_its_way: { tone: 'info', icon: Truck },
  delivered: { tone: 'good', icon: PackageCheck },
  stopped: { tone: 'warn' },
} as const satisfies Record<string, Look>

/** Where the shopper's money is. */
export function MoneyPill({ track }: { track: keyof typeof MONEY }) {
  const t = useTranslations('status.money')
  return <StatusPill {...MONEY[track]}>{t(track)}</StatusPill>
}

/** Where the goods are; a dash where none will come. */
export function GoodsPill({ track }: { track: keyof typeof GOODS | null }) {
  const t = useTranslations('status.goods')
  if (track === null) return <span className="text-muted">—</span>
  return <StatusPill {...GOODS[track]} busy={track === 'buying'}>{t(track)}</StatusPill>
}
