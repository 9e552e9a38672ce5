import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findLeftOvers, openPids, stopLeftOvers } from '@/scripts/starter/pids.mjs'
import { isAlive } from '@/scripts/starter/process-identity.mjs'

interface Register { web: number | null, worker: number[], sandbox: number[], seen: Record<string, string> }

let file: string
let children: ChildProcess[]

beforeEach(() => {
  file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'pids-')), 'pids.json')
  children = []
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  fs.rmSync(path.dirname(file), { recursive: true })
})

function sleeper(): number {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { detached: true, stdio: 'ignore' })
  children.push(child)
  if (child.pid === undefined) expect.fail('no process')
  return child.pid
}

const read = () => JSON.parse(fs.readFileSync(file, 'utf8')) as Register

describe('the register of processes', () => {
  test('names each kind as the contract does', () => {
    const [web, worker, sandbox] = [sleeper(), sleeper(), sleeper()]
    const pids = openPids(file)
    pids.add('web', web)
    pids.add('worker', worker)
    pids.add('sandbox', sandbox)
    expect(read()).toMatchObject({ web, worker: [worker], postgres: null, sandbox: [sandbox] })
    pids.remove('worker', worker)
    expect(read()).toMatchObject({ web, worker: [], sandbox: [sandbox] })
  })

  test('what an earlier start left is found and stopped', async () => {
    const [web, worker] = [sleeper(), sleeper()]
    const pids = openPids(file)
    pids.add('web', web)
    pids.add('worker', worker)
    expect(findLeftOvers(file).map(({ kind, pid }) => `${kind} ${pid}`)).toEqual([`web ${web}`, `worker ${worker}`])
    await stopLeftOvers(file, () => undefined)
    expect([isAlive(web), isAlive(worker)]).toEqual([false, false])
  })

  test('a process id that was given to another program is left alone', async () => {
    const stranger = sleeper()
    openPids(file).add('web', stranger)
    const register = read()
    register.seen[String(stranger)] = 'another boot:12345'
    fs.writeFileSync(file, JSON.stringify(register))
    expect(findLeftOvers(file)).toEqual([])
    await stopLeftOvers(file, () => undefined)
    expect(isAlive(stranger)).toBe(true)
  })

  test.each(['', '{', '{"web":1}', 'null'])('a register that says %j names nobody', (text) => {
    fs.writeFileSync(file, text)
    expect(findLeftOvers(file)).toEqual([])
  })
})
