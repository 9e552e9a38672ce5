import type { Parameters } from '../gateway/merge-parameters';
import type { Supplier } from '../supplier';
import { createToken } from './create-token';
import { refreshToken } from './refresh-token';
import { createSecurityToken, refreshSecurityToken } from './security-token';

/** The system calls by path. Each answers flat or throws GatewayRefusal. */
export const SYSTEM_CALLS: Readonly<Record<string, (supplier: Supplier, params: Parameters) => object>> = {
  '/auth/token/create': (supplier, params) => createToken(supplier, params),
  '/auth/token/refresh': (supplier, params) => refreshToken(supplier, params),
  '/auth/token/security/create': createSecurityToken,
  '/auth/token/security/refresh': refreshSecurityToken,
};
