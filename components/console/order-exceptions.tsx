import { useTranslations } from 'next-intl'
import type { ExceptionItem } from '@/lib/reports/list-exceptions'
import { MoneyText } from '../ui/money-text'
import { Notice } from '../ui/notice'
import { RelativeTime } from '../ui/relative-time'
import { exceptionWords } from './event-words'

/** What of this order waits for a person, each with its sentence, the money and its age. */
export function OrderExceptions({ items, locale }: { items: readonly ExceptionItem[]; locale: string }) {
  const events = useTranslations('events')
  return items.map((item) => {
    const { title, text } = exceptionWords(events, item.kind)
    return (
      <Notice key={item.id} tone="warn" title={title} className="mb-4">
        {text} <span className="whitespace-nowrap text-13">{item.amount ? <MoneyText amount={item.amount} locale={locale} className="font-medium text-text" /> : null} <RelativeTime at={item.openedAt} /></span>
      </Notice>
    )
  })
}
