import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';

/** The caller's own id of the order that this request would make, for the journal; null in every other call. */
export function outOrderIdOf(request: SandboxRequest): string | null {
  if (!(request.headers['content-type'] ?? '').includes('application/x-www-form-urlencoded')) return null;
  for (const value of request.form().values()) {
    const found = /"out_order_id"\s*:\s*"([^"]+)"/.exec(value);
    if (found) return found[1] ?? null;
  }
  return null;
}
