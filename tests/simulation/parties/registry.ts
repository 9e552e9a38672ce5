import type { Answer } from '@/sandbox/foundation/sandbox-error'

export interface WireRequest {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: Buffer
  /** A fault of the third party's own (decline, pending, …) for this one call. */
  readonly fault: { readonly kind: string; readonly value?: string } | null
}

type Party = (request: WireRequest) => Promise<Answer>
const parties = new Map<string, Party>()

export function register(origin: string, party: Party): void {
  parties.set(origin, party)
}

export function unregister(origin: string): void {
  parties.delete(origin)
}

/** Carries a request to the sandbox that has this address. */
export function carry(request: WireRequest): Promise<Answer> {
  const party = parties.get(new URL(request.url).origin)
  if (!party) throw new TypeError(`nobody listens at ${request.url}`)
  return party(request)
}
