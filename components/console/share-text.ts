/** Basis points for people, one decimal, real minus sign: 173 -> "1.7 %". With `signed` a plus on what rises. */
export function shareText(basisPoints: bigint, signed = false): string {
  const positive = basisPoints < 0n ? -basisPoints : basisPoints
  const tenths = (positive + 5n) / 10n
  const sign = basisPoints < 0n && tenths > 0n ? '\u2212' : signed && tenths > 0n ? '+' : ''
  return `${sign}${(tenths / 10n).toString()}.${(tenths % 10n).toString()} %`
}

/** Part of whole in basis points, towards zero; null where there is no whole. */
export function partOf(part: bigint, whole: bigint): bigint | null {
  return whole === 0n ? null : (part * 10_000n) / whole
}
