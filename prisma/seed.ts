// The demo world: accounts, two shops, one of them connected to the AliExpress sandbox and filled through the same import that
// `npm run import-product` uses. Only with play money. A second run changes nothing; one that was cut off goes on where it ended.
import fs from 'node:fs'
import path from 'node:path'
import { env } from '@/lib/foundation/env'
import { followSandboxClock } from '@/lib/foundation/follow-sandbox-clock'
import { lookAtWorld } from './demo-world/look-at-world'
import type { World } from './demo-world/look-at-world'
import { PEOPLE, PRODUCTS_ON_SALE } from './demo-world/people'

const startedAt = performance.now()
const say = (line: string) => {
  console.log(`${Math.trunc(performance.now() - startedAt)} ms  ${line}`)
}

const isComplete = (world: World) => world.accounts === PEOPLE.length && world.isConnected && world.products >= PRODUCTS_ON_SALE

/** Written for the table that `npm start` prints. */
function writeTable(world: World): void {
  const table = {
    shops: world.shops.map(({ name, slug }) => ({ name, path: `/s/${slug}` })),
    accounts: PEOPLE.map(({ role, email, password }) => ({ role, email, password })),
  }
  fs.mkdirSync(env().dataDir, { recursive: true })
  const file = path.join(env().dataDir, 'demo.json')
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(table, null, 2)}\n`, { mode: 0o600 })
  fs.renameSync(`${file}.new`, file)
}

async function fill({ claraId, isConnected }: World): Promise<void> {
  const { connectToSandbox, isSandboxThere } = await import('./demo-world/connect-to-sandbox')
  if (claraId === null || !(await isSandboxThere())) {
    say('AliExpress is not the sandbox here: accounts and empty shops only')
    return
  }
  if (!isConnected) {
    await connectToSandbox(claraId)
    say('Casa Clara is connected to AliExpress')
  }
  const { fillShop } = await import('./demo-world/fill-shop')
  await fillShop(claraId, say)
}

async function main(): Promise<void> {
  if (!env().isLocal) {
    say('not a local environment: there is no demo world with real money')
    return
  }
  followSandboxClock()
  let world = await lookAtWorld()
  if (world.accounts < PEOPLE.length) {
    const { makeAccounts } = await import('./demo-world/make-accounts')
    say(`${await makeAccounts()} accounts made`)
    world = await lookAtWorld()
  }
  writeTable(world)
  if (!isComplete(world)) await fill(world)
  say('the demo world is there')
}

try {
  await main()
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
// The database layer was loaded only where there was work; its pool would keep the program alive.
process.exit()
