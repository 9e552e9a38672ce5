import { storableText } from '@/lib/foundation/storable'

const MOST_LEVELS = 60

/** JSON that PostgreSQL takes: jsonb knows neither the zero character nor half a surrogate pair. Absurd depth is cut off. */
export function storableJson(value: unknown, levels = MOST_LEVELS): unknown {
  if (typeof value === 'string') return storableText(value)
  if (value === null || typeof value !== 'object') return value
  if (levels === 0) return null
  if (Array.isArray(value)) return value.map((each) => storableJson(each, levels - 1))
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [storableText(key), storableJson(each, levels - 1)]))
}
