/** `12.5` → 1250; null for what is no positive amount of at most two places. The wire has JSON numbers, so their text is read. */
export function minorOf(value: unknown): number | null {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  const [, whole, part] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  return Number.parseInt(whole, 10) * 100 + Number.parseInt((part ?? '').padEnd(2, '0'), 10);
}

/** 1250 → `12.50` */
export function decimalOf(minor: number): string {
  const size = Math.abs(minor);
  return `${minor < 0 ? '-' : ''}${String(Math.floor(size / 100))}.${String(size % 100).padStart(2, '0')}`;
}

/** For people: `$12.50`, `12,50 US$`. */
export function displayOf(minor: number, code: 'en' | 'es'): string {
  return new Intl.NumberFormat(code === 'en' ? 'en-US' : 'es-ES', { style: 'currency', currency: 'USD', useGrouping: 'always' }).format(decimalOf(minor) as `${number}`);
}

/** As the wire has it: a JSON number. */
export const numberOf = (minor: number): number => Number(decimalOf(minor));
