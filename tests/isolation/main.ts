// npm run simulate -- isolation [--seconds N]: reliability.md T9, sixteen clients on each workload, so long in all. Exit 1 on an anomaly.
import '@/tests/setup/environment'
import { parseArgs } from 'node:util'
import { closeDatabase } from '@/lib/foundation/db'
import { createDatabase, withServer } from '../simulation/launch.mjs'
import { openGround, sayVerdict, tryIsolation } from './run-isolation'
import { WORKLOADS } from './workloads'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } })
if (!/^\d{1,5}$/.test(values.seconds)) throw new Error(`--seconds takes a whole number, not "${values.seconds}"`)

process.exit(await withServer(async (folder) => {
  process.env.DATABASE_URL = createDatabase(folder)
  const ground = await openGround(process.env.DATABASE_URL, folder)
  let broken = 0
  for (const workload of WORKLOADS) {
    const verdict = await tryIsolation(ground, workload, 'none', Number(values.seconds) / WORKLOADS.length)
    process.stdout.write(sayVerdict(verdict))
    broken += verdict.wrong.length
  }
  await ground.close()
  await closeDatabase()
  return broken === 0 ? 0 : 1
}))
