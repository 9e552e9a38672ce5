import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import { readMultipart } from './read-multipart';

export type Parameters = ReadonlyMap<string, string>;
export type Files = ReadonlyMap<string, Buffer>;

type Body = Pick<SandboxRequest, 'query' | 'headers' | 'form' | 'rawBody'>;

/**
 * The gateway merges query and body, by GET and by POST; where both name a parameter the body wins. The body is a form or multipart; a JSON
 * body holds no parameters, so a caller who sends one is told that app_key is missing.
 */
export function readParameters(request: Body): { readonly params: Parameters; readonly files: Files } {
  const params = new Map<string, string>(request.query);
  const type = request.headers['content-type'] ?? '';
  if (type.includes('application/x-www-form-urlencoded')) {
    for (const [name, value] of request.form()) params.set(name, value);
  }
  if (!type.includes('multipart/form-data')) return { params, files: new Map() };
  const { fields, files } = readMultipart(type, request.rawBody);
  for (const [name, value] of fields) params.set(name, value);
  return { params, files };
}
