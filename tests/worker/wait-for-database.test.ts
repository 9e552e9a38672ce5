import { testDatabaseUrl } from '@/tests/setup/test-database'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { startTcpProxy } from '../network/tcp-proxy'

afterAll(closeDatabase)

const pause = () => new Promise((resolve) => setTimeout(resolve, 100))

it('a worker that is started while the database is away waits for it, and works as soon as it is there', { timeout: 60_000 }, async () => {
  const url = new URL(testDatabaseUrl)
  const proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) })
  await proxy.strike({ kind: 'refuse', phase: 'before' })
  url.port = String(proxy.port)
  const worker = spawn(process.execPath, ['--import', 'tsx', 'lib/worker/main.ts'], { cwd: path.resolve(import.meta.dirname, '../..'), env: { ...process.env, DATABASE_URL: url.href }, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(worker, 'exit')
  await new Promise<void>((resolve) => {
    worker.stderr.on('data', (text: Buffer) => { if (text.toString().includes('waiting')) resolve() })
    worker.once('exit', () => { resolve() })
  })
  expect(worker.exitCode).toBeNull()
  await proxy.heal()
  while (worker.exitCode === null && (await prisma.systemConfig.count({ where: { key: 'worker_heartbeat' } })) === 0) await pause()
  expect(worker.exitCode).toBeNull()
  worker.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
  await proxy.stop()
})
