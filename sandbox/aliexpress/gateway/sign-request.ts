import { createHash, createHmac } from 'node:crypto';

export type SignMethod = 'sha256' | 'md5';

export type SignInput = {
  readonly params: Iterable<readonly [string, string]>;
  readonly secret: string;
  /** Path of a system call (`/auth/token/create`), which goes in front of the parameters; absent for dotted methods. */
  readonly path?: string | undefined;
  readonly signMethod?: SignMethod | undefined;
};

function compareBytes([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}

/** The text that is signed: the path of a system call, then name and raw value of every parameter but `sign`, in byte order of the names. */
export function signBase({ params, path = '' }: Pick<SignInput, 'params' | 'path'>): string {
  const sorted = [...params].filter(([name]) => name !== 'sign').sort(compareBytes);
  return path + sorted.map(([name, value]) => name + value).join('');
}

/** The signature the Open Platform expects: upper-case hex of HMAC-SHA256, or of MD5 with the secret on both ends. */
export function signRequest(input: SignInput): string {
  const base = signBase(input);
  const digest =
    input.signMethod === 'md5'
      ? createHash('md5').update(`${input.secret}${base}${input.secret}`, 'utf8')
      : createHmac('sha256', input.secret).update(base, 'utf8');
  return digest.digest('hex').toUpperCase();
}
