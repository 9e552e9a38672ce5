import type { Parameters } from '../gateway/merge-parameters';
import type { Supplier } from '../supplier';
import { createToken } from './create-token';
import { refreshToken } from './refresh-token';

/** The system calls by path. Each answers flat or throws GatewayRefusal. */
export const SYSTEM_CALLS: Readonly<Record<string, (supplier: Supplier, params: Parameters) => object>> = {
  '/auth/token/create': createToken,
  '/auth/token/refresh': refreshToken,
};
