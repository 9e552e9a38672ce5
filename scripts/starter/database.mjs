import fs from 'node:fs'
import path from 'node:path'
import { prepareDatabase, runSql, urlOf } from '../postgres/accounts.mjs'
import { openDatabaseFolder } from '../postgres/database-folder.mjs'
import { stopPostmaster } from '../postgres/postmaster.mjs'
import { startPostgres } from '../postgres/start-postgres.mjs'
import { freePort } from './free-port.mjs'
import { PlainFailure } from './plain-failure.mjs'

const DATABASE = 'ivan_reseller'

/**
 * The embedded server of a DATA_DIR, not started yet; one that an earlier start left running is stopped. `launch` starts it, again
 * and again if need be, always under the same address.
 */
export async function openEmbeddedServer({ data, password, preferredPort, settings, say }) {
  const { folder, isNew, isElsewhere } = await openDatabaseFolder(data.folder, password)
  if (isNew && isElsewhere) say(`the database server's user cannot enter ${data.folder}: the database is in ${folder}`)
  if (await stopPostmaster(folder)) say('a database server was left over from an earlier start: stopped')
  const port = await freePort(preferredPort)
  return {
    port,
    url: urlOf({ port, password, database: DATABASE }),
    launch: (onSpawn) => startPostgres({ folder, port, password, logFile: data.log('postgres'), settings, onSpawn }),
    prepare: () => prepareDatabase({ port, password, database: DATABASE }),
  }
}

/** A server that is not ours: reachable, and running in UTC (Prisma shifts times otherwise). */
export async function checkGivenDatabase(url) {
  let rows
  try {
    rows = await runSql(url, ["select current_setting('TimeZone') as zone"])
  } catch (error) {
    if (error.code === '3D000') return // not there yet: the migrations make it
    throw new PlainFailure(`DATABASE_URL: the database does not answer (${error.code ?? error.message})`)
  }
  if (!['UTC', 'Etc/UTC', 'GMT'].includes(rows[0].zone)) {
    throw new PlainFailure(`DATABASE_URL: the database runs in the time zone ${rows[0].zone}; it must be UTC (alter database … set timezone to 'UTC')`)
  }
}

/** True when every migration of the folder is in the database; then `migrate deploy`, which compares names as well, has nothing to do. */
export async function isMigrated(root, url) {
  const entries = fs.readdirSync(path.join(root, 'prisma/migrations'), { withFileTypes: true })
  try {
    const rows = await runSql(url, ['select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null'])
    const applied = new Set(rows.map((row) => row.name))
    return entries.filter((entry) => entry.isDirectory()).every(({ name }) => applied.has(name))
  } catch {
    return false
  }
}

/** What tells this database from any other, also after it was deleted and made again under the same address. */
export async function identifyDatabase(url) {
  const [row] = await runSql(url, ['select system_identifier::text as system, (select oid::text from pg_database where datname = current_database()) as database from pg_control_system()'])
  return `${row.system}/${row.database}`
}
