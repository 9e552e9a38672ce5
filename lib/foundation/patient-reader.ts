import { PrismaPg } from '@prisma/adapter-pg'
import { openPool } from './db'
import { createSqlRunner, type SqlRunner } from './sql-runner'

const LIMIT_MS = 15 * 60_000

/** For what reads the whole database. */
export type Reader = Pick<SqlRunner, '$queryRaw'>

/**
 * Reads on a connection of its own that is given minutes, and memory to join millions of rows: the checks of the books take longer than the 20 s of every
 * other statement once there are half a million sales. The connection ends with the reading.
 */
export async function readPatiently<T>(read: (reader: Reader) => Promise<T>): Promise<T> {
  const pool = openPool({ max: 1, statementTimeoutMs: LIMIT_MS, answerWithinMs: LIMIT_MS + 5_000, session: '-c work_mem=64MB' })
  try {
    const adapter = await new PrismaPg(pool).connect()
    return await read(createSqlRunner(() => adapter))
  } finally {
    await pool.end()
  }
}
