import { askParty, parties } from './ask-party';
import type { Sum } from './records';

type Effect = { readonly serial: number; readonly effect: string; readonly id: string; readonly amount: string | null; readonly currency: string | null };

async function effectsOf(party: string, after: number): Promise<Effect[]> {
  const answer = await askParty(party, `effects?after=${String(after)}`);
  return Array.isArray(answer?.['effects']) ? (answer['effects'] as Effect[]) : [];
}

/** The serial of each third party's last effect. */
export async function markEffects(): Promise<Record<string, number>> {
  const marks = await Promise.all(parties().map(async ({ name }) => [name, (await effectsOf(name, 0)).at(-1)?.serial ?? 0] as const));
  return Object.fromEntries(marks);
}

/** What has happened at the third parties since, by kind and currency. Added up in thousandths: no currency has more places. */
export async function sumUp(before: Readonly<Record<string, number>>): Promise<Sum[]> {
  const sums = await Promise.all(parties().map(async ({ name }) => {
    const totals = new Map<string, { effect: string; currency: string; count: number; thousandths: bigint }>();
    for (const { effect, amount, currency } of await effectsOf(name, before[name] ?? 0)) {
      const key = `${effect} ${currency ?? ''}`;
      const total = totals.get(key) ?? { effect, currency: currency ?? '', count: 0, thousandths: 0n };
      totals.set(key, { ...total, count: total.count + 1, thousandths: total.thousandths + thousandthsOf(amount) });
    }
    return [...totals.values()].map(({ effect, currency, count, thousandths }) => ({ party: name, effect, count, currency, amount: textOf(thousandths) }));
  }));
  return sums.flat();
}

function thousandthsOf(amount: string | null): bigint {
  const [, sign, whole, part] = /^(-?)(\d+)(?:\.(\d{1,3}))?$/.exec(amount ?? '') ?? [];
  if (whole === undefined) return 0n;
  const size = BigInt(whole) * 1_000n + BigInt((part ?? '').padEnd(3, '0'));
  return sign === '-' ? -size : size;
}

function textOf(thousandths: bigint): string {
  const size = thousandths < 0n ? -thousandths : thousandths;
  const part = String(size % 1_000n).padStart(3, '0');
  return `${thousandths < 0n ? '-' : ''}${String(size / 1_000n)}.${part.endsWith('0') ? part.slice(0, 2) : part}`;
}
