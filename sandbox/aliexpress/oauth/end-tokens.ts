import type { Supplier } from '../supplier';

/** Ends every token of an account, or of all accounts, now: what happens when the person takes the consent back on the platform. Answers how many. */
export function endTokens(supplier: Supplier, userId: string | null): number {
  const nowMs = supplier.clock.nowMs();
  const rows = [...supplier.tokens.values()].filter((row) => row.expiresAtMs > nowMs && (userId === null || row.userId === userId));
  for (const row of rows) supplier.tokens.put(row.token, { ...row, expiresAtMs: nowMs });
  return rows.length;
}
