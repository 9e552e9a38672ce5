import { spawn } from 'node:child_process'
import { Agent, get } from 'node:http'
import path from 'node:path'
import { expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const REQUESTS = 15
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

type Mode = 'with' | 'without'

async function startServer(mode: Mode) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/web/busy-server.ts', mode], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise<number>((resolve) => child.stdout.once('data', (part: Buffer) => { resolve(Number(part.toString())) }))
  return { child, port }
}

/** Stops the server while a sender keeps one connection busy: how many requests it still answered on that connection. */
async function answeredAfterStop(mode: Mode): Promise<number> {
  const { child, port } = await startServer(mode)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = () => new Promise<boolean>((resolve) => {
    get({ port, host: '127.0.0.1', agent }, (answer) => { answer.resume().once('end', () => { resolve(true) }) }).once('error', () => { resolve(false) })
  })
  expect(await ask()).toBe(true)
  const busy = ask()
  await pause(30) // it has arrived and is being worked on
  child.kill('SIGTERM')
  await busy
  let answered = 0
  while (answered < REQUESTS && (await ask())) {
    answered++
    await pause(20)
  }
  child.kill('SIGKILL')
  agent.destroy()
  return answered
}

it('a web process that is asked to stop is not held by a sender that keeps its connection busy', async () => {
  expect(await answeredAfterStop('without')).toBe(REQUESTS)
  expect(await answeredAfterStop('with')).toBeLessThan(REQUESTS)
})

const CLIENTS = 10

/** A server that is busy while requests come, and is asked to stop before it can accept them: how many of them got no answer. */
async function unansweredAtStop(mode: Mode): Promise<number> {
  const { child, port } = await startServer(mode)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } }).then((answer) => answer.ok, () => false)
  await ask('/')
  const first = ask('/work')
  await pause(150)
  const waiting = Array.from({ length: CLIENTS }, () => ask('/'))
  await pause(150)
  child.kill('SIGTERM')
  const answers = await Promise.all([first, ...waiting])
  await ended
  return answers.filter((isAnswered) => !isAnswered).length
}

it('a request that waited to be accepted when the process was asked to stop is answered', { timeout: 60_000 }, async () => {
  expect(await unansweredAtStop('without')).toBeGreaterThan(0)
  expect(await unansweredAtStop('with')).toBe(0)
})
