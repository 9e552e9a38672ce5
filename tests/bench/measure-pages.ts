import type { SqlCounter } from './count-sql'
import type { BareApp } from './open-bare-app'
import { usageOf, type Stack } from './open-stack'
import { openPageReader } from './read-page'
import { atOnce, percentile } from './shopper'
import { signIn } from './sign-in'

const round = (value: number, digits = 1) => Number(value.toFixed(digits))

export interface PageOptions {
  readonly shop: string
  readonly dataFolder: string
  readonly isQuick: boolean
  readonly say: (line: string) => void
}

interface Target {
  /** The process whose CPU the page costs. */
  readonly pid: number
  readonly url: string
  readonly headers?: Record<string, string>
}

interface Measured {
  readonly perSecond: number
  readonly cpuMs: number
  readonly p99: number
}

const ROUNDS = 10

/**
 * Reads each address with so many clients, after the compiler has seen its code; ours and its peer in turns, because the same page costs up to
 * twice as much from one minute to the next on a machine that others use. CPU is that of the process that answers. Each process is warmed by as many
 * reads as every other: most of the code of several pages is the same, so four of them in one process would find theirs four times as ready.
 */
async function measure(targets: readonly Target[], options: { clients: number; count: number; warm: number }): Promise<Measured[]> {
  const { clients, count, warm } = options
  const reader = openPageReader(clients)
  const totals = targets.map(() => ({ cpu: 0, seconds: 0, times: [] as number[] }))
  const sharing = (pid: number) => targets.filter((target) => target.pid === pid).length
  const most = Math.max(...targets.map(({ pid }) => sharing(pid)))
  for (const { pid, url, headers } of targets) await atOnce(clients, Math.ceil((warm * most) / sharing(pid)), () => reader.read(url, headers))
  for (let turn = 0; turn < ROUNDS; turn++) {
    for (const [index, { pid, url, headers }] of targets.entries()) {
      const total = totals[index]
      if (!total) continue
      const before = usageOf(pid).cpuSeconds
      const from = performance.now()
      total.times.push(...(await atOnce(clients, Math.ceil(count / ROUNDS), () => reader.read(url, headers))))
      total.seconds += (performance.now() - from) / 1000
      total.cpu += usageOf(pid).cpuSeconds - before
    }
  }
  reader.close()
  return totals.map(({ cpu, seconds, times }) => ({ perSecond: times.length / seconds, cpuMs: (cpu * 1000) / times.length, p99: percentile(times, 0.99) }))
}

const NOTHING: Measured = { perSecond: Number.NaN, cpuMs: Number.NaN, p99: Number.NaN }

/** CPU of a page from Next's cache where the marks were set (design/performance.md: 0.32-0.44 ms). */
const REFERENCE_CACHED_MS = 0.38

/** The page of a product as every visitor gets it, from the cache. Answers how much more CPU than where the marks were set the same bare page needs here. */
async function productPage(stack: Stack, bare: BareApp, { shop, isQuick, say }: PageOptions): Promise<number> {
  const list = (await (await fetch(`${stack.url}/api/shops/${shop}/products?limit=1`)).json()) as { items: { slug: string }[] }
  const url = `${stack.url}/s/${shop}/p/${list.items[0]?.slug ?? ''}`
  const bytes = (await (await fetch(url)).arrayBuffer()).byteLength
  const targets = [{ pid: stack.pids.web, url }, { pid: bare.pid, url: `${bare.url}/cached/${bytes}` }]
  const [ours = NOTHING, peer = NOTHING] = await measure(targets, { clients: 16, count: isQuick ? 2000 : 6000, warm: 1500 })
  const slower = peer.cpuMs / REFERENCE_CACHED_MS
  say(`product page from the cache (${round(bytes / 1000)} KB), 16 clients on the same cores: ${round(ours.perSecond)} requests/s, p99 ${round(ours.p99)} ms, ${round(ours.cpuMs, 2)} ms CPU per request   [goal 2200 (1500), p99 25 ms, 0.45 (0.7) ms]\n` +
    `   a bare page of the same size from the cache of the same Next: ${round(peer.perSecond)} requests/s, p99 ${round(peer.p99)} ms, ${round(peer.cpuMs, 2)} ms; ours costs ${round(ours.cpuMs / peer.cpuMs, 2)} times as much   [the mark is 1.8 times: 0.7 against 0.38 ms, so this machine needs ${round(slower, 2)} times the CPU of that one]`)
  return slower
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

/**
 * Pages that are made per request for one person: what each costs the web process, and how many statements it sends. Beside a peer in the same turns:
 * a page with one query of Prisma's (2.3-4 ms where the marks were set, so 1.7 to 2.9 times it is the mark). `slower`: how much more CPU this machine needs.
 */
async function signedInPages(stack: Stack, bare: BareApp, sql: SqlCounter, { dataFolder, isQuick, say, slower }: PageOptions & { slower: number }): Promise<void> {
  const cookies = { RESELLER: await signIn(stack, dataFolder, 'RESELLER'), ADMIN: await signIn(stack, dataFolder, 'ADMIN') }
  const pages = SIGNED_IN.map(({ role, path }) => ({ pid: stack.pids.web, path, url: `${stack.url}${path}`, headers: { cookie: cookies[role] } }))
  const count = isQuick ? 50 : 400
  const warm = isQuick ? 50 : 600 // what V8 needs to have optimised both; a web process runs for weeks
  const measured = await measure([...pages, { pid: bare.pid, url: `${bare.url}/live` }], { clients: 4, count, warm })
  const peer = measured.at(-1) ?? NOTHING
  say(`a bare page of the same Next made per request, one query of Prisma's: ${round(1000 / peer.cpuMs)} per CPU-second (${round(peer.cpuMs, 1)} ms each)   [2.3-4 ms where the marks were set: the mark of ours, 6.7 ms, is 1.7-2.9 times it]`)
  for (const [index, { path, url, headers }] of pages.entries()) {
    const { cpuMs } = measured[index] ?? NOTHING
    const statements = await statementsOf(stack, sql, url, headers)
    say(`signed-in page ${path}: ${round(1000 / cpuMs)} per CPU-second (${round(cpuMs, 1)} ms each), ${round(cpuMs / peer.cpuMs, 2)} times the bare page, ${round(cpuMs / slower, 1)} ms where the marks were set, ${round(statements)} SQL   [goal 280 (150) per CPU-second, 3 (5) SQL]`)
  }
}

/** Every figure of a page beside that of its peer, the least that the same Next can do, in the same minutes. */
export async function pages(stack: Stack, bare: BareApp, sql: SqlCounter, options: PageOptions): Promise<void> {
  const slower = await productPage(stack, bare, options)
  await signedInPages(stack, bare, sql, { ...options, slower })
}
