import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import pg from 'pg'
import { registerUser } from '@/lib/accounts/register-user'
import { storeBalance } from '@/lib/cycle/capital/store'
import { now } from '@/lib/foundation/clock'
import { readJson } from '@/scripts/starter/data-folder.mjs'
import { urlOf } from '@/scripts/postgres/accounts.mjs'
import type { Run } from './run-clients'
import { addTallies, type Tally, type Weakness } from './transactions'
import { ACCOUNTS, CAPITAL_MINOR, COUNTERS, OPENING, PAIR_SIDE, type WorkloadName } from './workloads'

const ROOT = path.resolve(import.meta.dirname, '../..')
const PROCESSES = 2
/** As many as the product's pool has connections: each client has one of its own. */
const CLIENTS_PER_PROCESS = 8
const RESELLERS = 4
const LEAST_PER_PROCESS = 100
/** reliability.md T9: fewer than 0.01 % of transactions may come to the end of their tries. */
const MOST_EXHAUSTED = 0.0001

export interface Verdict {
  readonly workload: WorkloadName
  readonly tally: Tally
  /** Every promise that was broken. */
  readonly wrong: string[]
}

export interface Ground {
  readonly processes: readonly ChildProcess[]
  readonly owner: pg.Client
  readonly users: readonly string[]
  close(): Promise<void>
}

/** The tables of the workloads beside the product's own, four resellers, and a server that notices a deadlock soon (a second is its default). */
export async function openGround(database: string, runFolder: string): Promise<Ground> {
  const server = readJson(path.join(runFolder, 'server.json')) as { port: number; password: string }
  const admin = new pg.Client({ connectionString: urlOf({ ...server, role: 'postgres', database: 'postgres' }) })
  await admin.connect()
  await admin.query(`ALTER DATABASE ${pg.escapeIdentifier(new URL(database).pathname.slice(1))} SET deadlock_timeout = '10ms'`)
  await admin.end()
  const owner = new pg.Client({ connectionString: database })
  await owner.connect()
  await owner.query(`
    CREATE TABLE iso_accounts (id int PRIMARY KEY, balance int8 NOT NULL);
    CREATE TABLE iso_counters (id int PRIMARY KEY, value int8 NOT NULL);
    CREATE TABLE iso_pairs (id int8, side int, amount int8 NOT NULL, PRIMARY KEY (id, side));
    CREATE SEQUENCE iso_turn;
    GRANT ALL ON iso_accounts, iso_counters, iso_pairs, iso_turn TO PUBLIC`)
  const users: string[] = []
  for (let index = 0; index < RESELLERS; index++) users.push((await registerUser({ email: `iso${index}@shop.example`, name: 'Clara Ruiz', password: 'violet anchor drifts past nine', shopName: `Isolation ${index}`, locale: 'en' })).id)
  const processes = Array.from({ length: PROCESSES }, () => fork(path.join(import.meta.dirname, 'run-clients.ts'), { cwd: ROOT, execArgv: ['--import', 'tsx'], env: { ...process.env, DATABASE_URL: database } }))
  return {
    processes,
    owner,
    users,
    async close() {
      await Promise.all(processes.map((child) => (child.kill(), once(child, 'exit'))))
      await owner.end()
    },
  }
}

async function reset({ owner }: Ground): Promise<void> {
  await owner.query(`
    TRUNCATE iso_accounts, iso_counters, iso_pairs; ALTER SEQUENCE iso_turn RESTART;
    INSERT INTO iso_accounts SELECT id, ${OPENING} FROM generate_series(0, ${ACCOUNTS - 1}) AS id;
    INSERT INTO iso_counters SELECT id, 0 FROM generate_series(0, ${COUNTERS - 1}) AS id;
    DELETE FROM capital_reservations; UPDATE capital_accounts SET "committedMinor" = 0; UPDATE user_workflow_configs SET "committedMinor" = 0, "workingCapital" = 1000000`)
  await storeBalance('USD', CAPITAL_MINOR, new Date(now().getTime() + 1_000), now()) // debits of an earlier round are in it
}

function clients(child: ChildProcess, run: Run): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const ended = () => { reject(new Error(`the clients of ${run.workload} ended without a word`)) }
    child.once('exit', ended)
    child.once('message', (tally: Tally) => {
      child.off('exit', ended)
      resolve(tally)
    })
    child.send(run)
  })
}

async function check({ owner }: Ground, workload: WorkloadName, tally: Tally): Promise<string[]> {
  const number = async (sql: string) => Number((await owner.query<{ n: string }>(`SELECT (${sql})::text AS n`)).rows[0]?.n)
  const wrong: string[] = []
  const expectSame = (what: string, is: number, must: number) => { if (is !== must) wrong.push(`${workload}: ${what} is ${is}, not ${must}`) }
  if (workload === 'bank') {
    expectSame('the total', await number('SELECT sum(balance) FROM iso_accounts'), ACCOUNTS * OPENING)
    expectSame('accounts below zero', await number('SELECT count(*) FROM iso_accounts WHERE balance < 0'), 0)
  } else if (workload === 'counter') {
    for (let id = 0; id < COUNTERS; id++) expectSame(`counter ${id}`, await number(`SELECT value FROM iso_counters WHERE id = ${id}`), tally.acknowledged[`counter ${id}`] ?? 0)
  } else if (workload === 'pair') {
    expectSame('pairs below zero', await number('SELECT count(*) FROM (SELECT FROM iso_pairs GROUP BY id HAVING sum(amount) < 0) AS each'), 0)
    expectSame('what was taken', await number(`SELECT count(*) * ${PAIR_SIDE} - sum(amount) FROM iso_pairs`), tally.acknowledged['pair'] ?? 0)
  } else {
    expectSame('the committed capital', await number(`SELECT "committedMinor" FROM capital_accounts WHERE currency = 'USD'`), 0)
    expectSame('the resellers’ ceilings', await number('SELECT sum("committedMinor") FROM user_workflow_configs'), 0)
    expectSame('reservations', await number('SELECT count(*) FROM capital_reservations'), tally.acknowledged['reserved'] ?? 0)
    expectSame('spent reservations', await number(`SELECT count(*) FROM capital_reservations WHERE "status" = 'CONSUMED'`), tally.acknowledged['spent'] ?? 0)
  }
  return wrong
}

/** Sixteen clients in two processes on one workload, then what must hold: nothing lost, nothing seen that cannot be, tries enough. */
export async function tryIsolation(ground: Ground, workload: WorkloadName, weakness: Weakness, seconds: number): Promise<Verdict> {
  await reset(ground)
  const tally = addTallies(await Promise.all(ground.processes.map((child) => clients(child, { workload, weakness, seconds, atLeast: LEAST_PER_PROCESS, clients: CLIENTS_PER_PROCESS, users: ground.users }))))
  const wrong = [...await check(ground, workload, tally), ...tally.anomalies.slice(0, 5)]
  if (tally.exhausted > tally.transactions * MOST_EXHAUSTED) wrong.push(`${workload}: ${tally.exhausted} of ${tally.transactions} transactions came to the end of their tries`)
  return { workload, tally, wrong }
}

export const sayVerdict = ({ workload, tally, wrong }: Verdict): string =>
  `${workload.padEnd(8)} ${String(tally.transactions).padStart(7)} committed  ${String(tally.runs - tally.transactions).padStart(6)} run again  ${String(tally.exhausted).padStart(3)} exhausted  ${tally.anomalies.length + wrong.length === 0 ? 'holds' : `BROKEN: ${wrong.join('; ')}`}${Object.entries(tally.shapes).map(([shape, count]) => `\n           ${count} × ${shape}`).join('')}\n`
