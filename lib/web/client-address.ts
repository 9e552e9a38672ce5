/**
 * The caller's address for rate limits, from X-Forwarded-For: its last entry is the one that the nearest hop wrote. A direct caller can
 * write it too, so it never decides alone (lib/accounts/throttle.ts).
 */
export function clientAddress(forwardedFor: unknown): string {
  if (typeof forwardedFor !== 'string') return 'unknown'
  return forwardedFor.split(',').at(-1)?.trim().slice(0, 64) || 'unknown'
}
