import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDataFolder, readJson } from '@/scripts/starter/data-folder.mjs'
import { freePort } from '@/scripts/starter/free-port.mjs'
import { onStopAsked } from '@/scripts/starter/hand-over.mjs'
import { commandOf } from '@/scripts/starter/process-identity.mjs'
import { createProgress } from '@/scripts/starter/progress.mjs'
import { createStack } from '@/scripts/starter/stack.mjs'

export const ROOT = path.resolve(import.meta.dirname, '../..')

export const VICTIMS = ['web', 'worker 1', 'worker 2', 'postgres', 'paypal', 'aliexpress'] as const
export type Victim = (typeof VICTIMS)[number]

export interface Shop {
  readonly url: string
  readonly paypal: string
  readonly aliexpress: string
  readonly databaseUrl: string
  /** What a command of the project needs to work on this installation. */
  readonly env: NodeJS.ProcessEnv
  /** The process of that name as it runs now; null while it is being started again. */
  pidOf(victim: Victim): number | null
  /** Ends everything as SIGTERM to the start does. */
  stop(): Promise<void>
  /** Takes the data away; kept where something was found, for looking at it. */
  remove(): void
  readonly folder: string
}

interface Register {
  readonly web: number | null
  readonly worker: readonly number[]
  readonly postgres: number | null
  readonly sandbox: readonly number[]
}

function findVictim(register: Register, victim: Victim): number | null {
  if (victim === 'web' || victim === 'postgres') return register[victim]
  if (victim === 'worker 1' || victim === 'worker 2') return register.worker[victim === 'worker 1' ? 0 : 1] ?? null
  return register.sandbox.find((pid) => commandOf(pid)?.includes(`sandbox/${victim}/main.ts`)) ?? null
}

/** Everything as `npm start` brings it up (fsync on, demo world), with a second worker, in a data folder of its own that is thrown away. */
export async function openShop(print: (line: string) => void): Promise<Shop> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ivan-drill-'))
  chmodSync(folder, 0o711)
  const data = openDataFolder(ROOT, path.join(folder, 'data'))
  const stack = createStack({ root: ROOT, data, port: await freePort(), progress: createProgress(print), workers: 2 })
  const remove = () => { rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) }
  onStopAsked(() => void stack.stop().then(() => { remove(); process.exit(1) }))
  try {
    const { env, appUrl } = await stack.begin()
    return {
      url: appUrl,
      paypal: env.PAYPAL_API_BASE_URL ?? '',
      aliexpress: env.ALIEXPRESS_API_BASE_URL ?? '',
      databaseUrl: env.DATABASE_URL ?? '',
      env: { ...env, NODE_ENV: 'production' },
      pidOf(victim) {
        const register = readJson(data.pids) as Register | null
        return register && findVictim(register, victim)
      },
      stop: () => stack.stop(),
      remove,
      folder,
    }
  } catch (error) {
    await stack.stop()
    throw error
  }
}
