import { buildOnce } from './build.mjs'
import { readJson, writeJson } from './data-folder.mjs'
import { checkGivenDatabase, openEmbeddedServer } from './database.mjs'
import { openPids, stopLeftOvers } from './pids.mjs'
import { generateClient, makeDemoWorld, migrate } from './prepare-data.mjs'
import { NEXT, runProgram } from './run-program.mjs'
import { sandboxPorts, sandboxProcesses } from './sandbox.mjs'
import { findWebhookId, planEnvironment } from './stack-environment.mjs'
import { supervise } from './supervise.mjs'
import { waitUntilHealthy, webProcess } from './web.mjs'
import { hasWorker, workerProcess } from './worker.mjs'

/**
 * How long each may take to stop, in the order of stopping; together less than the 15 s of the contract. PostgreSQL's "fast" is
 * SIGINT; SIGTERM would wait for its clients.
 */
const STOP_ORDER = [
  { kind: 'web', patienceMs: 2500 },
  { kind: 'worker', patienceMs: 7000 },
  { kind: 'sandbox', patienceMs: 1500 },
  { kind: 'postgres', patienceMs: 2500, signal: 'SIGINT' },
]

/**
 * Everything that one start runs on a DATA_DIR: database, sandbox, demo world, build, web and worker.
 * `begin` brings it up; `stop` ends it in order and may be called at any time, also while it is still coming up.
 * @param {object} options
 * @param {string} options.root the project
 * @param {ReturnType<typeof import('./data-folder.mjs').openDataFolder>} options.data
 * @param {number} options.port of the web process
 * @param {{ say: (text: string) => void, step: Function }} options.progress
 * @param {boolean} [options.isDev]
 * @param {Record<string, string>} [options.databaseSettings] for a database that is thrown away
 * @param {number} [options.workers] how many worker processes
 * @param {boolean} [options.withApp] false: only database and sandbox, for a command that needs nothing else
 */
export function createStack({ root, data, port, progress, isDev = false, databaseSettings, workers = 1, withApp = true }) {
  const { say, step } = progress
  const pids = openPids(data.pids)
  const running = []
  const appUrl = `http://127.0.0.1:${port}`
  let stopping = null

  /** Starts one process and remembers it for stopping; what comes up after a stop was asked is stopped at once. */
  async function run(kind, supervised) {
    running.push({ kind, supervised })
    if (stopping) throw new Error('stopped')
    await supervised.start()
  }

  async function startDatabase(secrets, lastPorts) {
    if (process.env.DATABASE_URL) {
      await checkGivenDatabase(process.env.DATABASE_URL)
      return { url: process.env.DATABASE_URL, port: null }
    }
    const server = await openEmbeddedServer({ data, password: secrets.DATABASE_PASSWORD, preferredPort: lastPorts.postgres, settings: databaseSettings, say })
    await run('postgres', supervise({ name: 'database', kind: 'postgres', launch: server.launch, pids, say }))
    await server.prepare()
    return server
  }

  async function startSandboxAndDemo({ env, plan, isLocal }) {
    const programs = sandboxProcesses(plan, { root, data, pids, say })
    if (programs.length > 0) await step('sandbox', () => Promise.all(programs.map((program) => run('sandbox', program))))
    env.PAYPAL_WEBHOOK_ID = await findWebhookId({ data, env, plan, isLocal, appUrl, say })
    if (withApp) await makeDemoWorld({ root, data, env, isLocal, pids, step })
  }

  async function build(env) {
    if (isDev || !withApp) return
    await buildOnce(root, () => step('build (sources changed)', () =>
      runProgram({ root, name: 'next build', args: [...NEXT, 'build'], env: { ...env, NODE_ENV: 'production' }, logFile: data.log('build'), pids })))
  }

  async function startApp(env) {
    await step('web and worker', async () => {
      const working = Array.from({ length: hasWorker(root) ? workers : 0 }, () => run('worker', workerProcess({ root, data, env, isDev, pids, say })))
      await Promise.all([...working, run('web', webProcess({ root, data, env, port, isDev, pids, say }))])
      const complaint = await waitUntilHealthy(appUrl, 20_000)
      if (complaint !== null) say(`started, but /api/health says: ${complaint}`)
    })
  }

  return {
    appUrl,
    /** @returns {Promise<{ env: Record<string, string | undefined>, appUrl: string, startUrl?: string }>} startUrl: the start page of the sandbox */
    async begin() {
      await stopLeftOvers(data.pids, say)
      pids.add('starter', process.pid)
      const lastPorts = readJson(data.environment)?.ports ?? {}
      const planned = await planEnvironment({ root, data, appUrl, lastPorts, withSandbox: true })
      const { env, plan, secrets } = planned
      const generated = generateClient({ root, env, logFile: data.log('migrate'), pids, step })
      const [database] = await Promise.all([step('database', () => startDatabase(secrets, lastPorts)), generated])
      env.DATABASE_URL = database.url
      await migrate({ root, data, env, pids, step })
      await Promise.all([build(env), startSandboxAndDemo(planned)])
      const ports = { postgres: database.port, ...sandboxPorts(plan) }
      writeJson(data.environment, { starter: process.pid, url: withApp ? appUrl : null, ports, env: addressesOf(env) })
      if (withApp) await startApp(env)
      return { env, appUrl, startUrl: plan.shoppers?.url }
    },

    stop() {
      stopping ??= stopInOrder(running, pids)
      return stopping
    },
  }
}

async function stopInOrder(running, pids) {
  pids.endJobs()
  for (const { kind, patienceMs, signal } of STOP_ORDER) {
    await Promise.all(running.filter((one) => one.kind === kind).map((one) => one.supervised.stop(patienceMs, signal)))
  }
  pids.remove('starter', process.pid)
}

const ADDRESSES = [
  'DATABASE_URL', 'NEXTAUTH_URL', 'PAYPAL_API_BASE_URL', 'PAYPAL_WEBHOOK_ID', 'PAYPAL_WEBHOOK_CA_FILE', 'ALIEXPRESS_API_BASE_URL', 'ALIEXPRESS_SITE_BASE_URL',
  'PAYONEER_API_BASE_URL', 'SANDBOX_CLOCK_FILE',
]

/** What a command in another terminal needs to reach this start (the file is as closed as the secrets). */
const addressesOf = (env) => Object.fromEntries(ADDRESSES.filter((name) => env[name]).map((name) => [name, env[name]]))
