import { execFileSync, spawn } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { NEXT } from '../../scripts/starter/run-program.mjs'
import { webArguments } from '../../scripts/starter/web.mjs'
import { freePort, root } from './open-stack'

export interface BareApp {
  readonly url: string
  readonly pid: number
  stop(): void
}

/**
 * The peer of our pages: the least that the same Next can do for a page from its cache and for one made per request with one statement. Built
 * anew in .data (next build writes beside its sources) and started as the web process is, on the same database.
 */
export async function openBareApp(databaseUrl: string): Promise<BareApp> {
  const folder = path.join(root, '.data', 'bare-app')
  rmSync(folder, { recursive: true, force: true })
  cpSync(path.join(import.meta.dirname, 'bare-app'), folder, { recursive: true })
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1', DATABASE_URL: databaseUrl }
  execFileSync(process.execPath, [...NEXT, 'build', folder], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
  const port = await freePort()
  const child = spawn(process.execPath, [...webArguments(port, false), folder], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${port}`
  await untilServing(`${url}/live`)
  return { url, pid: child.pid ?? 0, stop: () => { child.kill('SIGTERM') } }
}

async function untilServing(url: string): Promise<void> {
  for (let waited = 0; waited < 300; waited++) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer`)
}
