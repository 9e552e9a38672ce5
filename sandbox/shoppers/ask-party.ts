import { readPeers } from '../foundation/read-peers';

const PATIENCE_MS = 3_000;

export type PartyState = { readonly name: string; readonly url: string; readonly isUp: boolean; readonly faults: number };

/** The third parties that run here: those of SANDBOX_PEERS that have a control page. */
export function parties(): { name: string; url: string }[] {
  return readPeers().filter(({ name }) => name !== 'Start');
}

/** A call to a third party's controls; null where it is not there or does not answer. */
export async function askParty(name: string, path: string, body?: unknown): Promise<Record<string, unknown> | null> {
  const party = parties().find((each) => each.name === name);
  if (party === undefined) return null;
  try {
    const answer = await fetch(`${new URL(party.url).origin}/_control/api/${path}`, { ...(body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }), signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? ((await answer.json()) as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Which of them answer, and how many faults are set there. */
export function readParties(): Promise<PartyState[]> {
  return Promise.all(parties().map(async ({ name, url }) => {
    const answer = await askParty(name, 'faults');
    return { name, url, isUp: answer !== null, faults: Array.isArray(answer?.['faults']) ? answer['faults'].length : 0 };
  }));
}
