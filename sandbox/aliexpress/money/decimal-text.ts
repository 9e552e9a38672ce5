/** Whole minor units as the decimal text of the wire: 1999 -> "19.99". Every currency of the sandbox supplier has two digits. */
export function decimalText(minor: number): string {
  const sign = minor < 0 ? '-' : '';
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
