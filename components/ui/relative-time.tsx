'use client'
import { useLocale, useNow } from 'next-intl'
import { momentWords } from './moment-words'

/** "12 min ago" within 24 hours (either side), the date after; the full time on hover. `at` is ISO 8601 or a Date. */
export function RelativeTime({ at, className }: { at: string | Date; className?: string }) {
  const now = useNow({ updateInterval: 30_000 })
  const moment = new Date(at)
  const { text, full } = momentWords(moment, now, useLocale())
  return (
    <time dateTime={moment.toISOString()} title={`${full} UTC`} className={className} suppressHydrationWarning>
      {text}
    </time>
  )
}
