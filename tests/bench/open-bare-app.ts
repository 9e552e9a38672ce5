import { execFileSync, spawn } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { NEXT, PRISMA } from '../../scripts/starter/run-program.mjs'
import { webArguments } from '../../scripts/starter/web.mjs'
import { freePort, root, secretsOf, type Stack } from './open-stack'

export interface BareApp {
  readonly url: string
  readonly pid: number
  stop(): void
}

/**
 * The peer of our pages and of the paid path: the least that the same Next can do for a page from its cache and for one made per request with one
 * statement, and a small program that sells by plain calls of Prisma's, in a schema of its own (peer/schema.prisma). Built anew in .data (next build and
 * prisma generate write beside their sources) and started as the web process is, on the same database and beside the same PayPal.
 */
export async function openBareApp(stack: Stack, dataFolder: string): Promise<BareApp> {
  const folder = path.join(root, '.data', 'bare-app')
  rmSync(folder, { recursive: true, force: true })
  cpSync(path.join(import.meta.dirname, 'bare-app'), folder, { recursive: true })
  const env = { ...process.env, ...QUIET, NODE_ENV: 'production' as const, ...partiesOf(stack, dataFolder) }
  const run = (args: string[]) => execFileSync(process.execPath, args, { cwd: root, env, stdio: 'pipe' }) // what it said is in its error
  const schema = path.join(folder, 'peer/schema.prisma')
  run([...PRISMA, 'generate', '--schema', schema])
  run([...PRISMA, 'db', 'push', '--schema', schema])
  run([...NEXT, 'build', folder])
  const port = await freePort()
  const child = spawn(process.execPath, [...webArguments(port, false), folder], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${port}`
  await untilServing(`${url}/live`)
  return { url, pid: child.pid ?? 0, stop: () => { child.kill('SIGTERM') } }
}

const QUIET = { NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }

function partiesOf(stack: Stack, dataFolder: string): Record<string, string | undefined> {
  const { PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET } = secretsOf(dataFolder)
  return { DATABASE_URL: stack.databaseUrl, PAYPAL_API_BASE_URL: stack.paypal, PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET }
}

async function untilServing(url: string): Promise<void> {
  for (let waited = 0; waited < 300; waited++) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer`)
}
