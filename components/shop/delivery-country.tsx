'use client'
import { useSyncExternalStore } from 'react'
import { Truck } from 'lucide-react'
import type { DeliveryShape } from './shapes'

const KEY = 'country'
const CHANGED = 'countrychange'

/** The country the shopper last chose in this browser, else null. */
export function useCountry(): string | null {
  return useSyncExternalStore(subscribe, () => localStorage.getItem(KEY), () => null)
}

export function keepCountry(country: string): void {
  localStorage.setItem(KEY, country)
  window.dispatchEvent(new Event(CHANGED))
}

interface DeliveryCountryProps {
  readonly deliveries: readonly DeliveryShape[]
  /** Taken until the shopper chooses. */
  readonly fallback: string
  /** `arrives` holds {dates}, `not` holds {country}. */
  readonly texts: { readonly arrives: string; readonly not: string; readonly country: string }
}

/** "Arrives 9–17 Dec in [Spain]": a date, not a speed, for the country that the shopper picks once. */
export function DeliveryCountry({ deliveries, fallback, texts }: DeliveryCountryProps) {
  const kept = useCountry()
  const current = deliveries.find((each) => each.country === kept) ?? deliveries.find((each) => each.country === fallback) ?? deliveries[0]
  if (!current) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Truck aria-hidden className="size-5 shrink-0 text-accent" />
      <p role="status" className="font-medium">
        {current.arrives ? texts.arrives.replace('{dates}', current.arrives) : texts.not.replace('{country}', current.name)}
      </p>
      <select
        aria-label={texts.country}
        value={current.country}
        onChange={(event) => keepCountry(event.target.value)}
        className="h-8 max-w-48 rounded-control border border-line bg-raised px-2 text-14 hover:border-edge"
      >
        {deliveries.map((each) => (
          <option key={each.country} value={each.country}>{each.name}</option>
        ))}
      </select>
    </div>
  )
}

function subscribe(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed)
  window.addEventListener('storage', changed)
  return () => {
    window.removeEventListener(CHANGED, changed)
    window.removeEventListener('storage', changed)
  }
}
