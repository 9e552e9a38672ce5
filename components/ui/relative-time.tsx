'use client'
import { useLocale, useNow } from 'next-intl'
import { momentWords, TICK } from './moment-words'

/** "12 min ago" within 24 hours (either side), the date after; the full time on hover. `at` is ISO 8601 or a Date. `withHour`: always the date with its hour and zone, for what ends then. */
export function RelativeTime({ at, className, withHour = false }: { at: string | Date; className?: string; withHour?: boolean }) {
  const now = useNow({ updateInterval: TICK })
  const moment = new Date(at)
  const { text, full } = momentWords(moment, now, useLocale(), withHour)
  return (
    <time dateTime={moment.toISOString()} title={`${full} UTC`} className={className} suppressHydrationWarning>
      {text}
    </time>
  )
}
