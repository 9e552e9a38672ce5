import { useLocale, useTranslations } from 'next-intl'
import { formatMoney, negateMoney, type Money } from '@/lib/foundation/money'
import { cn } from '../ui/cn'

/** What of a payout was kept for what its reseller owes, or (below zero) came with it because it was kept before and is not owed. */
export function KeptNote({ withheld }: { withheld: Money }) {
  const t = useTranslations('reseller.payouts')
  const locale = useLocale()
  if (withheld.minor === 0n) return null
  const isKept = withheld.minor > 0n
  const amount = formatMoney(isKept ? withheld : negateMoney(withheld), locale)
  return <p className={cn('mt-1 text-13 whitespace-normal', isKept ? 'text-warn' : 'text-good')}>{isKept ? t('kept', { amount }) : t('givenBack', { amount })}</p>
}
