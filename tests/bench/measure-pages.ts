import type { SqlCounter } from './count-sql'
import { usageOf, type Stack } from './open-stack'
import { openPageReader } from './read-page'
import { atOnce, percentile } from './shopper'
import { signIn } from './sign-in'

const round = (value: number, digits = 1) => Number(value.toFixed(digits))

interface Measured {
  readonly perSecond: number
  readonly cpuMs: number
  readonly p99: number
}

/** Reads one address with so many clients, after the compiler has seen its code. CPU is the web process's own. */
async function measure(stack: Stack, url: string, options: { clients: number; count: number; warm: number; headers?: Record<string, string> }): Promise<Measured> {
  const { clients, count, warm, headers } = options
  const reader = openPageReader(clients)
  await atOnce(clients, warm, () => reader.read(url, headers))
  const before = usageOf(stack.pids.web).cpuSeconds
  const from = performance.now()
  const times = await atOnce(clients, count, () => reader.read(url, headers))
  const seconds = (performance.now() - from) / 1000
  reader.close()
  return { perSecond: count / seconds, cpuMs: ((usageOf(stack.pids.web).cpuSeconds - before) * 1000) / count, p99: percentile(times, 0.99) }
}

/** The page of a product as every visitor gets it, from the cache. */
export async function productPage(stack: Stack, shop: string, isQuick: boolean): Promise<string> {
  const list = (await (await fetch(`${stack.url}/api/shops/${shop}/products?limit=1`)).json()) as { items: { slug: string }[] }
  const { perSecond, cpuMs, p99 } = await measure(stack, `${stack.url}/s/${shop}/p/${list.items[0]?.slug ?? ''}`, { clients: 16, count: isQuick ? 2000 : 6000, warm: 1500 })
  return `product page from the cache, 16 clients on the same cores: ${round(perSecond)} requests/s, p99 ${round(p99)} ms, ${round(cpuMs, 2)} ms CPU per request   [goal 2200 (1500), p99 25 ms, 0.45 (0.7) ms]`
}

const SIGNED_IN = [
  { role: 'RESELLER', path: '/reseller' },
  { role: 'RESELLER', path: '/reseller/orders' },
  { role: 'ADMIN', path: '/admin' },
  { role: 'ADMIN', path: '/admin/orders' },
] as const

/** Statements per read. The worker looks around all the time, so it waits while they are counted. */
async function statementsOf(stack: Stack, sql: SqlCounter, url: string, headers: Record<string, string>): Promise<number> {
  const reader = openPageReader(1)
  stack.pids.worker.forEach((pid) => process.kill(pid, 'SIGSTOP'))
  try {
    await sql.reset()
    for (let index = 0; index < 10; index++) await reader.read(url, headers)
    return (await sql.read()).statements / 10
  } finally {
    stack.pids.worker.forEach((pid) => process.kill(pid, 'SIGCONT'))
    reader.close()
  }
}

/** Pages that are made per request for one person: what each costs the web process, and how many statements it sends. */
export async function signedInPages(stack: Stack, sql: SqlCounter, dataFolder: string, isQuick: boolean, say: (line: string) => void): Promise<void> {
  const cookies = { RESELLER: await signIn(stack, dataFolder, 'RESELLER'), ADMIN: await signIn(stack, dataFolder, 'ADMIN') }
  for (const { role, path } of SIGNED_IN) {
    const url = `${stack.url}${path}`
    const headers = { cookie: cookies[role] }
    const count = isQuick ? 40 : 200
    const { cpuMs } = await measure(stack, url, { clients: 4, count, warm: count, headers })
    const statements = await statementsOf(stack, sql, url, headers)
    say(`signed-in page ${path}: ${round(1000 / cpuMs)} per CPU-second (${round(cpuMs, 1)} ms each), ${round(statements)} SQL   [goal 280 (150) per CPU-second, 3 (5) SQL]`)
  }
}
