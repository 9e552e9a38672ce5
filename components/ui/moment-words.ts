const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

interface Formats {
  readonly full: Intl.DateTimeFormat
  readonly day: Intl.DateTimeFormat
  readonly dayOfYear: Intl.DateTimeFormat
  readonly relative: Intl.RelativeTimeFormat
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
    relative: new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'auto' }),
  }
  kept.set(locale, made)
  return made
}

/** A moment as a person reads it now, and in full. Within a day (either side) by distance, else its date, with the year where it is another. */
export function momentWords(moment: Date, now: Date, locale: string): { readonly text: string; readonly full: string } {
  const formats = formatsOf(locale)
  const full = formats.full.format(moment)
  const distance = moment.getTime() - now.getTime()
  if (Math.abs(distance) < DAY) return { text: nearWords(distance, formats.relative), full }
  return { text: (moment.getUTCFullYear() === now.getUTCFullYear() ? formats.dayOfYear : formats.day).format(moment), full }
}

function nearWords(distance: number, format: Intl.RelativeTimeFormat): string {
  const [unit, name]: readonly [number, Intl.RelativeTimeFormatUnit] = Math.abs(distance) < MINUTE ? [SECOND, 'second'] : Math.abs(distance) < HOUR ? [MINUTE, 'minute'] : [HOUR, 'hour']
  return format.format(Math.trunc(distance / unit), name)
}
