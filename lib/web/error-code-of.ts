import { z } from 'zod'
import { isAppError, type ErrorCode } from '../foundation/errors'

const CONNECTION_FAULTS = new Set([
  'P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300', '25006', '53100',
  'DatabaseNotReachable', 'ConnectionClosed', 'TooManyConnections', 'SocketTimeout', 'TlsConnectionError', // Prisma's driver adapter
])

function faultsOf(error: unknown): string[] {
  const found: string[] = []
  for (let at: unknown = error, depth = 0; typeof at === 'object' && at !== null && depth < 5; depth++) {
    const { code, kind, cause, originalCode, meta } = at as { code?: unknown; kind?: unknown; cause?: unknown; originalCode?: unknown; meta?: { driverAdapterError?: unknown } }
    for (const value of [code, kind, originalCode]) if (typeof value === 'string') found.push(value)
    at = cause ?? meta?.driverAdapterError
  }
  return found
}

/** One code for any error: ours as they are, a failed schema as invalid input, a database that is away as such, the rest as internal. */
export function errorCodeOf(error: unknown): ErrorCode {
  if (isAppError(error)) return error.code
  if (error instanceof z.ZodError) return 'invalid_input'
  const isTimeout = error instanceof Error && /timeout exceeded when trying to connect|Connection terminated|not reach database/i.test(error.message)
  return isTimeout || faultsOf(error).some((fault) => CONNECTION_FAULTS.has(fault)) ? 'database_unavailable' : 'internal'
}
