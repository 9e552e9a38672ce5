import type { ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareDatabase, runSql } from '@/scripts/postgres/accounts.mjs'
import { createCluster, hasCluster } from '@/scripts/postgres/create-cluster.mjs'
import { findPostmaster, stopPostmaster } from '@/scripts/postgres/postmaster.mjs'
import { startPostgres } from '@/scripts/postgres/start-postgres.mjs'
import { freePort } from '@/scripts/starter/free-port.mjs'

const password = "it's a: p@ss/word"
let top: string
let folder: string
let port: number
let server: ChildProcess

async function start(): Promise<void> {
  server = await startPostgres({ folder, port, password, logFile: path.join(top, 'postgres.log') })
}

const ended = () => new Promise((resolve) => { server.once('exit', resolve) })

beforeAll(async () => {
  top = fs.mkdtempSync(path.join(os.tmpdir(), 'embedded-'))
  fs.chmodSync(top, 0o711)
  folder = path.join(top, 'postgres')
  createCluster(folder, password)
  port = await freePort()
  await start()
})
afterAll(async () => {
  await stopPostmaster(folder)
  fs.rmSync(top, { recursive: true })
})

describe('the embedded database', { timeout: 60_000 }, () => {
  test('is a cluster in UTC, with checksums, sorting alike on every host, listening on this machine alone', async () => {
    expect(hasCluster(folder)).toBe(true)
    const url = await prepareDatabase({ port, password, database: 'shop' })
    const [row] = await runSql(url, [`select current_user as who, rolsuper as super, current_setting('TimeZone') as zone, current_setting('data_checksums') as checksums,
      current_setting('server_encoding') as encoding, datlocprovider::text || ' ' || datlocale as locale, current_setting('listen_addresses') as listens, current_setting('max_connections') as connections
      from pg_database join pg_roles on rolname = current_user where datname = current_database()`])
    expect(row).toEqual({ who: 'ivan', super: false, zone: 'UTC', checksums: 'on', encoding: 'UTF8', locale: 'b C.UTF-8', listens: '127.0.0.1', connections: '200' })
  })

  test('keeps its password out of the statistics, which the application may read', async () => {
    const url = await prepareDatabase({ port, password, database: 'shop' })
    const rows = await runSql(url, ['select query from pg_stat_statements where query ilike \'%password%\' and query not ilike \'%pg_stat_statements%\'']) as { query: string }[]
    expect(rows.filter(({ query }) => query.includes('p@ss'))).toEqual([])
  })

  test('comes back after kill -9 with what was committed', async () => {
    const url = await prepareDatabase({ port, password, database: 'shop' })
    await runSql(url, ['create table kept (id int)', 'insert into kept values (7)'])
    const gone = ended()
    server.kill('SIGKILL')
    await gone
    expect(findPostmaster(folder)).toBeNull()
    await start()
    expect(await runSql(url, ['select id from kept'])).toEqual([{ id: 7 }])
  })

  test('is found while it runs, and stopped', async () => {
    expect(findPostmaster(folder)).toEqual({ pid: server.pid, port })
    const gone = ended()
    expect(await stopPostmaster(folder)).toBe(true)
    await gone
    expect(await stopPostmaster(folder)).toBe(false)
  })

  test('starts although its pid file names a process that is another program by now', async () => {
    fs.writeFileSync(path.join(folder, 'postmaster.pid'), `${process.pid}\n${folder}\n1\n${port}\n\n127.0.0.1\n\nready\n`)
    expect(findPostmaster(folder)).toBeNull()
    await start()
    expect(findPostmaster(folder)?.pid).toBe(server.pid)
  })
})
