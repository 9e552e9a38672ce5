import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';

/** One request that was answered, or broken by a fault. Bodies are cut, secrets in them hidden. */
export type JournalEntry = {
  readonly serial: number;
  /** The sandbox's time. */
  readonly at: string;
  readonly call: string;
  readonly method: string;
  readonly target: string;
  /** The idempotency key or reference that the caller gave, where there was one. */
  readonly key: string | null;
  /** Null where the caller got no answer. */
  readonly status: number | null;
  readonly fault: string | null;
  readonly ms: number;
  readonly request: string;
  readonly answer: string;
};

export type JournalFilter = { readonly call?: string; readonly text?: string; readonly after?: number; readonly limit?: number };

export type RequestJournal = {
  record(entry: Omit<JournalEntry, 'serial'>): void;
  /** The newest first; `text` is looked for in key, address and both bodies. */
  list(filter?: JournalFilter): JournalEntry[];
  readonly size: number;
  close(): void;
};

export const JOURNAL_KEEPS = 3_000;
const LONGEST_BODY = 1_500;
const HIDDEN = /("?(?:access_token|refresh_token|client_secret|app_secret|session|password|sign)"?\s*[=:]\s*"?)([^"&\s,}]{5,})/gi;

/** A body for the journal: hidden are the values of tokens, secrets and signatures, all but their last four characters. */
export function journalText(body: string | Buffer, contentType: string | undefined): string {
  if (contentType !== undefined && !/json|form|text|xml/.test(contentType)) return body.length === 0 ? '' : `(${String(body.length)} bytes)`;
  const whole = body.toString('utf8', 0, LONGEST_BODY * 4);
  const text = (contentType?.includes('urlencoded') === true ? readable(whole) : whole).slice(0, LONGEST_BODY + 1).replace(HIDDEN, (_whole, name: string, value: string) => `${name}…${value.slice(-4)}`);
  return text.length > LONGEST_BODY ? `${text.slice(0, LONGEST_BODY)}…` : text;
}

/** A form as a person reads it, and as a search finds it. A cut or odd escape leaves it as it came. */
function readable(form: string): string {
  try {
    return decodeURIComponent(form.replaceAll('+', ' ').replace(/%[0-9a-f]?$/i, ''));
  } catch {
    return form;
  }
}

/**
 * The latest requests, in memory and on disk: two files, of which the older is dropped when the newer is full, so that they never hold more
 * than twice what is kept. Every line is written before the answer leaves; half a line after a `kill -9` is skipped.
 */
export function createRequestJournal(folder: string, keeps = JOURNAL_KEEPS): RequestJournal {
  mkdirSync(folder, { recursive: true });
  const [newer, older] = [path.join(folder, 'requests.jsonl'), path.join(folder, 'requests.old.jsonl')];
  const written = load(newer);
  const entries = [...load(older), ...written].slice(-keeps);
  let lines = written.length;
  let serial = entries.at(-1)?.serial ?? 0;
  let descriptor = openSync(newer, 'a', 0o600);
  let closed = false;
  return {
    record(entry) {
      if (closed) return;
      serial += 1;
      const stored = { serial, ...entry };
      entries.push(stored);
      if (entries.length > keeps * 1.1) entries.splice(0, entries.length - keeps);
      if (lines >= keeps) {
        closeSync(descriptor);
        renameSync(newer, older);
        descriptor = openSync(newer, 'a', 0o600);
        lines = 0;
      }
      // The line break comes first: half a line that a kill left behind ends there.
      writeSync(descriptor, `\n${JSON.stringify(stored)}`);
      lines += 1;
    },
    list({ call, text, after = 0, limit = keeps } = {}) {
      const wanted = text?.toLowerCase();
      const fits = (entry: JournalEntry) =>
        entry.serial > after && (call === undefined || entry.call === call) && (wanted === undefined || [entry.key, entry.target, entry.request, entry.answer].some((part) => part?.toLowerCase().includes(wanted)));
      const found: JournalEntry[] = [];
      for (let index = entries.length - 1; index >= Math.max(entries.length - keeps, 0) && found.length < limit; index -= 1) {
        const entry = entries[index] as JournalEntry;
        if (fits(entry)) found.push(entry);
      }
      return found;
    },
    get size() {
      return Math.min(entries.length, keeps);
    },
    close() {
      closed = true;
      closeSync(descriptor);
    },
  };
}

function load(file: string): JournalEntry[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as JournalEntry];
    } catch {
      return [];
    }
  });
}
