import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { BadBodyError } from './sandbox-error';
import type { Fault } from './create-switches';

export type Language = 'en' | 'es';

export type SandboxRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** `:name` parts of the route, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly rawBody: Buffer;
  /** Where the connection comes from: `127.0.0.1`. */
  readonly remoteAddress: string;
  /** `http://host:port` as the client addressed us: the base of every link we hand out. */
  readonly origin: string;
  /** ?lang= first, then Accept-Language, else English. */
  readonly language: Language;
  /** A switched-on fault whose meaning is the program's own (decline, pending, …), already counted; null otherwise. */
  readonly fault: Fault | null;
  /** The JSON body; BadBodyError when it is not JSON. */
  json(): unknown;
  /** The body as an HTML form. */
  form(): URLSearchParams;
};

/** Reads a body up to `limit` bytes; BadBodyError('too-large') beyond. */
export async function readBody(message: IncomingMessage, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message) {
    const bytes = part as Buffer;
    size += bytes.length;
    if (size > limit) throw new BadBodyError('too-large');
    parts.push(bytes);
  }
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
}

/** English unless the reader asks for Spanish by ?lang=es or prefers it in Accept-Language. */
export function languageOf(query: URLSearchParams, acceptLanguage: string | undefined): Language {
  const asked = query.get('lang');
  if (asked !== null) return asked.toLowerCase().startsWith('es') ? 'es' : 'en';
  const first = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase()).find((code) => code === 'en' || code === 'es');
  return first === 'es' ? 'es' : 'en';
}

type Parts = { message: IncomingMessage; path: string; query: URLSearchParams; params: Record<string, string>; rawBody: Buffer; fault: Fault | null };

/** Builds what handlers see from node's message and the matched route. */
export function toSandboxRequest({ message, path, query, params, rawBody, fault }: Parts): SandboxRequest {
  return {
    method: message.method ?? 'GET',
    path,
    query,
    params,
    headers: message.headers,
    rawBody,
    remoteAddress: message.socket.remoteAddress ?? '',
    origin: `http://${message.headers.host ?? '127.0.0.1'}`,
    language: languageOf(query, message.headers['accept-language']),
    fault,
    json() {
      try {
        return JSON.parse(rawBody.toString('utf8')) as unknown;
      } catch {
        throw new BadBodyError('malformed');
      }
    },
    form: () => new URLSearchParams(rawBody.toString('utf8')),
  };
}
