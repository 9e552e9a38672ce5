import { now } from '@/lib/foundation/clock'
import { needsBuyerIds } from '@/lib/cycle/checkout/check-address'
import type { ShopDelivery } from '@/lib/cycle/product/views'
import type { Locale } from '@/lib/web/i18n/locales'
import type { DeliveryShape } from '@/components/shop/shapes'

const DAY_MS = 86_400_000
/** From the payment until the supplier hands the parcel over. */
export const HANDLING_DAYS = 2

// Day before month in both languages: "9–17 Dec" cannot be read the wrong way round.
const FORMATS: Record<Locale, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  es: new Intl.DateTimeFormat('es-ES', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
}
const COUNTRY_NAMES: Record<Locale, Intl.DisplayNames> = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  es: new Intl.DisplayNames('es', { type: 'region' }),
}

export function countryName(country: string, locale: Locale): string {
  return COUNTRY_NAMES[locale].of(country) ?? country
}

/** Where a visitor most likely is, until they say so. */
export function defaultCountry(locale: Locale): string {
  return locale === 'es' ? 'ES' : 'US'
}

/** "9–17 Dec": freight days of the supplier and the days for handling, counted from `from` (default: now). */
export function arrivalDates(days: { readonly minDays: number; readonly maxDays: number }, locale: Locale, from: Date = now()): string {
  const day = (count: number) => new Date(from.getTime() + (count + HANDLING_DAYS) * DAY_MS)
  return FORMATS[locale].formatRange(day(days.minDays), day(days.maxDays)).replace(/\s?–\s?/, '–')
}

export function toDeliveries(deliveries: readonly ShopDelivery[], locale: Locale): DeliveryShape[] {
  return deliveries
    .filter((each) => !needsBuyerIds(each.country))
    .map((each) => ({ country: each.country, name: countryName(each.country, locale), arrives: each.deliverable ? arrivalDates(each, locale) : null }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
}
