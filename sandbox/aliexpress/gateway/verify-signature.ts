import { timingSafeEqual } from 'node:crypto';
import type { Parameters } from './merge-parameters';
import { signRequest, type SignMethod } from './sign-request';

/** Names of the methods by which a caller may sign. `md5` is accepted at /sync only, where it was seen live. */
function signMethodOf(name: string | undefined, path: string | undefined): SignMethod | null {
  if (name === 'sha256' || name === 'hmac-sha256') return 'sha256';
  return name === 'md5' && path === undefined ? 'md5' : null;
}

/** True when `sign` fits the parameters (documentation "Signature algorithm"): the raw values in byte order of the names, upper-case hex. */
export function verifySignature({ params, secret, path }: { readonly params: Parameters; readonly secret: string; readonly path?: string | undefined }): boolean {
  const signMethod = signMethodOf(params.get('sign_method'), path);
  if (signMethod === null) return false;
  const expected = Buffer.from(signRequest({ params, secret, path, signMethod }), 'utf8');
  const given = Buffer.from(params.get('sign') ?? '', 'utf8');
  return expected.length === given.length && timingSafeEqual(expected, given);
}
