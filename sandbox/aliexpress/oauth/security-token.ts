import { REFUSALS } from '../gateway/gateway-refusal';
import type { Parameters } from '../gateway/merge-parameters';
import type { Supplier } from '../supplier';
import { createToken } from './create-token';
import { refreshToken } from './refresh-token';

/** The fields of the plain calls that the security calls leave out: everything that names the person. */
const LEFT_OUT = ['user_nick', 'account', 'account_platform', 'havana_id'];

function withoutPerson(answer: object): object {
  return Object.fromEntries(Object.entries(answer).filter(([name]) => !LEFT_OUT.includes(name)));
}

/** /auth/token/security/create: the same exchange without personal data; a bad code is isv.402. */
export function createSecurityToken(supplier: Supplier, params: Parameters): object {
  return withoutPerson(createToken(supplier, params, () => REFUSALS.badSecurityCode('authorization code')));
}

/** /auth/token/security/refresh. */
export function refreshSecurityToken(supplier: Supplier, params: Parameters): object {
  return withoutPerson(refreshToken(supplier, params, () => REFUSALS.badSecurityCode('refresh token')));
}
