import { needsBuyerIds } from '@/lib/cycle/checkout/check-address'
import { getVariantsForCart } from '@/lib/cycle/product/get-variants-for-cart'
import type { CartVariant } from '@/lib/cycle/product/views'
import type { Locale } from '@/lib/web/i18n/locales'
import type { DeliveryShape } from '@/components/shop/shapes'
import { arrivalDates, countryName } from './arrival'

interface Days {
  readonly minDays: number
  readonly maxDays: number
}

/** Countries that everything in the cart can go to, with the dates at which all of it is there. */
export async function cartDeliveries(shop: string, variantIds: readonly string[], locale: Locale): Promise<DeliveryShape[]> {
  const variants = await getVariantsForCart(shop, variantIds)
  const countries = [...new Set(variants.flatMap((variant) => variant.freights.map((freight) => freight.country)))]
  return countries
    .filter((country) => !needsBuyerIds(country))
    .flatMap((country) => {
      const days = daysTo(country, variants)
      return days ? [{ country, name: countryName(country, locale), arrives: arrivalDates(days, locale) }] : []
    })
    .sort((a, b) => a.name.localeCompare(b.name, locale))
}

/** The slowest of them decides; null where one of them does not go there. */
export function daysTo(country: string, variants: readonly CartVariant[]): Days | null {
  const freights = variants.map((variant) => variant.freights.find((freight) => freight.country === country && freight.deliverable))
  const known = freights.flatMap((freight) => freight ?? [])
  if (known.length === 0 || known.length < variants.length) return null
  return { minDays: Math.max(...known.map((each) => each.minDays)), maxDays: Math.max(...known.map((each) => each.maxDays)) }
}
