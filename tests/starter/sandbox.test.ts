import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { clockFileOf, planSandbox, sandboxAddresses, sandboxPorts } from '@/scripts/starter/sandbox.mjs'

interface Program { name: string, port: number, url: string, env: Record<string, string | undefined> }
type Plan = Record<string, Program>

const root = path.resolve(import.meta.dirname, '../..')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plan-'))
afterAll(() => { fs.rmSync(folder, { recursive: true, force: true }) })

const data = { sandbox: (name: string) => path.join(folder, 'sandbox', name), demo: path.join(folder, 'demo.json') }
const plan = (env: Record<string, string> = {}, isLocal = true, lastPorts: Record<string, number> = {}) =>
  planSandbox({ root, data, env, isLocal, appUrl: 'http://127.0.0.1:3000', lastPorts }) as Promise<Plan>

test('in local mode all of them are planned, each knows the others, and all share one clock with the application', async () => {
  const planned = await plan()
  expect(Object.keys(planned).sort()).toEqual(['aliexpress', 'payoneer', 'paypal', 'shoppers'])
  const clock = clockFileOf(data, {}) as string
  expect(path.dirname(clock)).toBe(path.join(folder, 'sandbox'))
  for (const program of Object.values(planned)) {
    expect(program.env.SANDBOX_CLOCK_FILE).toBe(clock)
    for (const other of Object.values(planned)) expect(program.env.SANDBOX_PEERS).toContain(other.url)
  }
  expect(sandboxAddresses(planned as never, {})).toMatchObject({ PAYPAL_API_BASE_URL: planned.paypal?.url, ALIEXPRESS_API_BASE_URL: planned.aliexpress?.url, PAYONEER_API_BASE_URL: planned.payoneer?.url })
})

test('a provider whose address is given is not started and not linked', async () => {
  for (const [name, variable] of [['paypal', 'PAYPAL_API_BASE_URL'], ['aliexpress', 'ALIEXPRESS_API_BASE_URL'], ['payoneer', 'PAYONEER_API_BASE_URL']] as const) {
    const planned = await plan({ [variable]: 'http://127.0.0.1:9' })
    expect(planned[name]).toBeUndefined()
    expect(sandboxAddresses(planned as never, {})).not.toHaveProperty(variable)
    expect(planned.shoppers?.env.SANDBOX_PEERS?.toLowerCase()).not.toContain(`${name}=`)
  }
})

test('outside local mode nothing is planned; with every provider given, no shoppers either', async () => {
  expect(await plan({}, false)).toEqual({})
  expect(await plan({ PAYPAL_API_BASE_URL: 'http://127.0.0.1:9', ALIEXPRESS_API_BASE_URL: 'http://127.0.0.1:9', PAYONEER_API_BASE_URL: 'http://127.0.0.1:9' })).toEqual({})
})

test('ports stay the same from one start to the next while they are free', async () => {
  const ports = sandboxPorts((await plan())) as Record<string, number>
  expect(sandboxPorts((await plan({}, true, ports)) as never)).toEqual(ports)
})
