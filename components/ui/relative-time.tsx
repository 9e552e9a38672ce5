'use client'
import { useFormatter, useNow } from 'next-intl'

const DAY = 86_400_000

/** "12 min ago" within 24 hours (either side), the date after; the full time on hover. `at` is ISO 8601 or a Date. */
export function RelativeTime({ at, className }: { at: string | Date; className?: string }) {
  const format = useFormatter()
  const now = useNow({ updateInterval: 30_000 })
  const moment = new Date(at)
  const full = format.dateTime(moment, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' })
  const near = Math.abs(now.getTime() - moment.getTime()) < DAY
  const text = near
    ? format.relativeTime(moment, { now, style: 'short' })
    : format.dateTime(moment, sameYear(now, moment) ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' })
  return (
    <time dateTime={moment.toISOString()} title={`${full} UTC`} className={className} suppressHydrationWarning>
      {text}
    </time>
  )
}

function sameYear(a: Date, b: Date): boolean {
  return a.getUTCFullYear() === b.getUTCFullYear()
}
