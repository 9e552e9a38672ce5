/** Units of the currency per US dollar, in ten-thousandths. Fixed: a sandbox whose rates moved could not be checked to the cent. */
export const RATES_TEN_THOUSANDTHS = {
  USD: 10_000,
  EUR: 9_200,
  GBP: 7_900,
  MXN: 186_000,
  BRL: 54_500,
  CAD: 13_700,
  AUD: 15_200,
  CNY: 71_000,
} as const;

export type SupplierCurrency = keyof typeof RATES_TEN_THOUSANDTHS;

/** The currency to answer in: the one asked for when the supplier has it, else US dollars. */
export function supplierCurrency(asked: string | undefined): SupplierCurrency {
  const code = (asked ?? 'USD').toUpperCase();
  return Object.hasOwn(RATES_TEN_THOUSANDTHS, code) ? (code as SupplierCurrency) : 'USD';
}

/** minor * tenThousandths / 10000, rounded half up. Stays exact: the products are far below 2^53. */
export function takeTenThousandths(minor: number, tenThousandths: number): number {
  const scaled = minor * tenThousandths + 5_000;
  return (scaled - (scaled % 10_000)) / 10_000;
}

/** US cents in minor units of another currency at the fixed rate. */
export function convertFromUsd(usdMinor: number, currency: SupplierCurrency): number {
  return takeTenThousandths(usdMinor, RATES_TEN_THOUSANDTHS[currency]);
}
