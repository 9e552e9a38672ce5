import { testDatabaseUrl } from '@/tests/setup/test-database'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ImpatientClient } from '@/lib/foundation/impatient-client'
import { startTcpProxy, type TcpProxy } from '../network/tcp-proxy'

let proxy: TcpProxy
let pool: pg.Pool
beforeAll(async () => {
  const url = new URL(testDatabaseUrl)
  proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) })
  url.port = String(proxy.port)
  pool = new pg.Pool({ connectionString: url.href, max: 1, Client: ImpatientClient, answerWithinMs: 300 } as pg.PoolConfig)
  pool.on('error', () => undefined)
})
afterAll(async () => {
  await pool.end()
  await proxy.stop()
})

const one = async () => (await pool.query<{ one: number }>('SELECT $1::int AS one', [1])).rows

describe('a database that is silent', () => {
  it.each(['blackhole', 'one-byte'] as const)('%s: the statement fails in time, and the next one has a new connection', async (kind) => {
    expect(await one()).toEqual([{ one: 1 }])
    await proxy.strike({ kind, phase: 'answer' })
    await expect(one()).rejects.toThrow('Connection terminated')
    await proxy.heal()
    expect(await one()).toEqual([{ one: 1 }])
  })

  it('inside a transaction: so does what was sent after it', async () => {
    const connection = await pool.connect()
    connection.on('error', () => undefined)
    await connection.query('BEGIN')
    await proxy.strike({ kind: 'blackhole', phase: 'before' })
    await expect(connection.query('SELECT 1')).rejects.toThrow('Connection terminated')
    await expect(connection.query('ROLLBACK')).rejects.toThrow()
    await proxy.heal()
    connection.release()
    expect(await one()).toEqual([{ one: 1 }])
  })

  it('a connection that the server ends just when it goes from hand to hand does not end the process', async () => {
    const connection = await pool.connect()
    // "terminating connection" can come in one packet with the answer after which the pool hands it on: nobody listens yet.
    expect(() => (connection as pg.Client).emit('error', new Error('terminating connection due to administrator command'))).not.toThrow()
    connection.release(true)
    expect(await one()).toEqual([{ one: 1 }])
  })

  it('a statement that is answered leaves nothing behind: the connection lives on', async () => {
    const connection = await pool.connect()
    await connection.query('SELECT 1')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect((await connection.query<{ one: number }>('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    connection.release()
  })
})
