import fs from 'node:fs'
import path from 'node:path'
import { sourceHash } from './build.mjs'
import { identifyDatabase, isMigrated } from './database.mjs'
import { PRISMA, runProgram, TSX } from './run-program.mjs'
import { forgetStamp, hashOf, unlessStamped } from './stamps.mjs'

/** Writes the Prisma client when the schema changed. */
export async function generateClient({ root, env, logFile, pids, step }) {
  const stampFile = path.join(root, 'lib/foundation/prisma/.schema-hash')
  const stamp = hashOf(root, ['prisma/schema.prisma', 'node_modules/prisma/package.json'])
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return
  await step('database client', () => runProgram({ root, name: 'prisma generate', args: [...PRISMA, 'generate'], env, logFile, pids }))
  fs.writeFileSync(stampFile, stamp)
}

/** Migrations, then what no migration can hold (the queue's own tables, privileges). */
export async function migrate({ root, data, env, pids, step }) {
  const run = (name, args) => runProgram({ root, name, args, env, logFile: data.log('migrate'), pids })
  if (!(await isMigrated(root, env.DATABASE_URL))) {
    await step('migrations', () => run('prisma migrate deploy', [...PRISMA, 'migrate', 'deploy']))
  }
  const script = 'scripts/prepare-database.ts'
  if (!fs.existsSync(path.join(root, script))) return
  const stamp = `${await identifyDatabase(env.DATABASE_URL)} ${hashOf(root, [script, 'prisma/migrations'])} ${sourceHash(root)}`
  await unlessStamped(data.stamps, 'prepared', stamp, () => step('queue and privileges', () => run(script, [...TSX, script])))
}

/** The demo world, once per database (and again when the seed changed: it adds what is missing). Only ever with play money. */
export async function makeDemoWorld({ root, data, env, isLocal, pids, step }) {
  const script = 'prisma/seed.ts'
  if (!isLocal || !fs.existsSync(path.join(root, script))) return
  const stamp = `${await identifyDatabase(env.DATABASE_URL)} ${hashOf(root, [script, 'prisma/demo-world'])}`
  const make = () => step('demo world', () => runProgram({ root, name: 'the demo world', args: [...TSX, script], env, logFile: data.log('demo-world'), pids }))
  if (!fs.existsSync(data.demo)) forgetStamp(data.stamps, 'demo world')
  await unlessStamped(data.stamps, 'demo world', stamp, make)
}
