const DAY_MS = 24 * 3600 * 1000
const WARNINGS = [1, 3, 7] as const
export type WarningDays = (typeof WARNINGS)[number]

/** The warning that holds this long before the end of a permission: 7, 3 or 1 days (product.md 2.2); null before the first. */
export function warningDays(end: Date | null, nowMs: number): WarningDays | null {
  if (!end) return null
  return WARNINGS.find((days) => end.getTime() - nowMs <= days * DAY_MS) ?? null
}
