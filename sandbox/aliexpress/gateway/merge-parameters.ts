import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';

export type Parameters = ReadonlyMap<string, string>;

/** The gateway merges query and form; where both name a parameter the form wins. */
export function mergeParameters(request: Pick<SandboxRequest, 'query' | 'headers' | 'form'>): Parameters {
  const merged = new Map<string, string>(request.query);
  const type = request.headers['content-type'] ?? '';
  if (type.includes('application/x-www-form-urlencoded')) {
    for (const [name, value] of request.form()) merged.set(name, value);
  }
  return merged;
}
