import { AsyncLocalStorage } from 'node:async_hooks'
import { AppError } from './errors'

const scope = new AsyncLocalStorage<true>()

/** Runs `work` marked as "a database transaction is open". */
export function withinTransaction<T>(work: () => Promise<T>): Promise<T> {
  return scope.run(true, work)
}

/** No network call inside a transaction (architecture.md section 2, rule 4): httpCall asks here before it sends. */
export function assertOutsideTransaction(what: string): void {
  if (scope.getStore()) throw new AppError('internal', `${what} was called inside a database transaction`)
}
