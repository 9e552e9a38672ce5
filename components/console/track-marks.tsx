import type { IconName } from '../ui/icon'
import { StatusPill } from '../ui/status-pill'
import type { Tone } from '../ui/status-pill'

type Look = { readonly tone: Tone; readonly icon?: IconName }

const MONEY = {
  unpaid: { tone: 'neutral' },
  in_review: { tone: 'warn', icon: 'clock' },
  paid: { tone: 'good' },
  refunded: { tone: 'ended', icon: 'undo' },
} as const satisfies Record<string, Look>

const GOODS = {
  waiting: { tone: 'neutral', icon: 'clock' },
  buying: { tone: 'moving' },
  bought: { tone: 'info', icon: 'bag' },
  on_its_way: { tone: 'info', icon: 'truck' },
  delivered: { tone: 'good', icon: 'parcel' },
  stopped: { tone: 'warn' },
} as const satisfies Record<string, Look>

export type MoneyTrack = keyof typeof MONEY
export type GoodsTrack = keyof typeof GOODS

/** Where the shopper's money is, in words that were looked up already. */
export function MoneyMark({ track, text }: { track: MoneyTrack; text: string }) {
  return <StatusPill {...MONEY[track]}>{text}</StatusPill>
}

/** Where the goods are, in words that were looked up already. */
export function GoodsMark({ track, text }: { track: GoodsTrack; text: string }) {
  return <StatusPill {...GOODS[track]} busy={track === 'buying'}>{text}</StatusPill>
}
