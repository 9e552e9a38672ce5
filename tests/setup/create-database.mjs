// node tests/setup/create-database.mjs <run folder>: prints the URL of a new database. The first caller of a run starts the server
// and makes the template; the others wait for it.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { prepareDatabase, runSql, urlOf } from '../../scripts/postgres/accounts.mjs'
import { createCluster } from '../../scripts/postgres/create-cluster.mjs'
import { startPostgres, THROWAWAY_SETTINGS } from '../../scripts/postgres/start-postgres.mjs'
import { freePort } from '../../scripts/starter/free-port.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const TEMPLATE = 'template_migrated'
const [runFolder] = process.argv.slice(2)
const readyFile = path.join(runFolder, 'server.json')

const server = await serverOfThisRun()
const name = `test_${randomBytes(6).toString('hex')}`
await runSql(urlOf({ ...server, database: 'postgres' }), [`create database ${name} template ${TEMPLATE} strategy file_copy`])
console.log(urlOf({ ...server, database: name }))
process.exit(0)

async function serverOfThisRun() {
  if (takeTheJob()) {
    try {
      return await startServer()
    } catch (error) {
      fs.writeFileSync(path.join(runFolder, 'failed'), String(error?.message ?? error))
      throw error
    }
  }
  for (let waited = 0; waited < 120_000; waited += 50) {
    if (fs.existsSync(readyFile)) return JSON.parse(fs.readFileSync(readyFile, 'utf8'))
    if (fs.existsSync(path.join(runFolder, 'failed'))) break
    await wait(50)
  }
  throw new Error('the test database server did not start')
}

/** Only one process can make the folder. */
function takeTheJob() {
  try {
    fs.mkdirSync(path.join(runFolder, 'starting'))
    return true
  } catch {
    return false
  }
}

async function startServer() {
  const folder = path.join(runFolder, 'postgres')
  const password = randomBytes(12).toString('hex')
  createCluster(folder, password)
  const port = await freePort()
  const settings = { ...THROWAWAY_SETTINGS, max_connections: '400', shared_buffers: '64MB', max_wal_size: '256MB', wal_level: 'minimal', max_wal_senders: '0' }
  const child = await startPostgres({ folder, port, password, logFile: path.join(runFolder, 'postgres.log'), settings })
  child.unref()
  const url = await prepareDatabase({ port, password, database: TEMPLATE })
  migrate(url)
  const server = { port, password }
  fs.writeFileSync(`${readyFile}.new`, JSON.stringify(server), { mode: 0o600 })
  fs.renameSync(`${readyFile}.new`, readyFile)
  return server
}

function migrate(url) {
  const env = { ...process.env, DATABASE_URL: url, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  const run = (args) => {
    try {
      execFileSync(process.execPath, args, { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    } catch (error) {
      throw new Error(`${path.relative(root, args.at(-1) ?? '')}: ${error.stderr || error.stdout}`)
    }
  }
  if (fs.existsSync(path.join(root, 'prisma/migrations'))) run(['node_modules/prisma/build/index.js', 'migrate', 'deploy'])
  if (fs.existsSync(path.join(root, 'scripts/prepare-database.ts'))) run(['--import', 'tsx', 'scripts/prepare-database.ts'])
}
