import { useTranslations } from 'next-intl'
import { GoodsMark, MoneyMark, type GoodsTrack, type MoneyTrack } from './track-marks'

/** Where the shopper's money is. */
export function MoneyPill({ track }: { track: MoneyTrack }) {
  return <MoneyMark track={track} text={useTranslations('status.money')(track)} />
}

/** Where the goods are; nothing where none will come. */
export function GoodsPill({ track }: { track: GoodsTrack | null }) {
  const t = useTranslations('status.goods')
  if (track === null) return null
  return <GoodsMark track={track} text={t(track)} />
}
