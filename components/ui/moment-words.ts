const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** How often the page's clock is read again. */
export const TICK = 30 * SECOND

interface Formats {
  readonly full: Intl.DateTimeFormat
  readonly day: Intl.DateTimeFormat
  readonly dayOfYear: Intl.DateTimeFormat
  readonly hour: Intl.DateTimeFormat
  readonly relative: Intl.RelativeTimeFormat
  /** Moments in full that were written lately: a list shows the same ones each time, and writing one costs as much as a cell of it. */
  readonly written: Map<number, string>
}

/** Kept for the life of the process: building them costs more than a row of a table, and next-intl builds its own for every request. */
const kept = new Map<string, Formats>()

function formatsOf(locale: string): Formats {
  const found = kept.get(locale)
  if (found) return found
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  const made = {
    full: date({ dateStyle: 'long', timeStyle: 'medium' }),
    day: date({ day: 'numeric', month: 'short', year: 'numeric' }),
    dayOfYear: date({ day: 'numeric', month: 'short' }),
    hour: date({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }),
    relative: new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'auto' }),
    written: new Map<number, string>(),
  }
  kept.set(locale, made)
  return made
}

const MOST_WRITTEN = 2_000

function inFull(moment: Date, { full, written }: Formats): string {
  const known = written.get(moment.getTime())
  if (known !== undefined) return known
  const words = full.format(moment)
  if (written.size >= MOST_WRITTEN) written.clear()
  written.set(moment.getTime(), words)
  return words
}

/** A moment as a person reads it now, and in full. Within a day (either side) by distance, else its date, with the year where it is another; `withHour` always by date, hour and zone. */
export function momentWords(moment: Date, now: Date, locale: string, withHour = false): { readonly text: string; readonly full: string } {
  const formats = formatsOf(locale)
  const full = inFull(moment, formats)
  if (withHour) return { text: formats.hour.format(moment), full }
  // The page's clock ticks every half minute: what happened since its last tick is now, and not to come.
  const ahead = moment.getTime() - now.getTime()
  const distance = ahead > 0 && ahead <= TICK ? 0 : ahead
  if (Math.abs(distance) < DAY) return { text: nearWords(distance, formats.relative), full }
  return { text: (moment.getUTCFullYear() === now.getUTCFullYear() ? formats.dayOfYear : formats.day).format(moment), full }
}

function nearWords(distance: number, format: Intl.RelativeTimeFormat): string {
  const [unit, name]: readonly [number, Intl.RelativeTimeFormatUnit] = Math.abs(distance) < MINUTE ? [SECOND, 'second'] : Math.abs(distance) < HOUR ? [MINUTE, 'minute'] : [HOUR, 'hour']
  return format.format(Math.trunc(distance / unit), name)
}
