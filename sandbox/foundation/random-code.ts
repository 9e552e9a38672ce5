import { randomBytes } from 'node:crypto';

/** `length` random characters of `alphabet` (at most 256 characters), without bias. */
export function randomCode(length: number, alphabet = '0123456789ABCDEFGHJKLMNPRSTUVWXY'): string {
  const limit = 256 - (256 % alphabet.length);
  let code = '';
  while (code.length < length) for (const byte of randomBytes(length)) if (byte < limit && code.length < length) code += alphabet.charAt(byte % alphabet.length);
  return code;
}
