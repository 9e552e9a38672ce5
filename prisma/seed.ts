// The demo world: accounts, two shops, one of them connected to the AliExpress sandbox and filled through the same import that
// `npm run import-product` uses. Only with play money. A second run changes nothing; one that was cut off goes on where it ended.
import fs from 'node:fs'
import path from 'node:path'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { env } from '@/lib/foundation/env'
import { CLARA, PEOPLE, PRODUCTS_ON_SALE } from './demo-world/people'

const startedAt = performance.now()
const say = (line: string) => {
  console.log(`${Math.trunc(performance.now() - startedAt)} ms  ${line}`)
}

async function findClara() {
  return prisma.user.findUnique({
    where: { email: CLARA.email },
    select: { id: true, shop: { select: { slug: true } }, credentials: { select: { id: true } }, _count: { select: { products: true } } },
  })
}

/** Written for the table that `npm start` prints. */
async function writeTable(): Promise<void> {
  const users = await prisma.user.findMany({ where: { email: { in: PEOPLE.map((person) => person.email) } }, select: { email: true, shop: { select: { name: true, slug: true } } } })
  const shops = PEOPLE.flatMap((person) => users.find((user) => user.email === person.email)?.shop ?? [])
  const table = {
    shops: shops.map(({ name, slug }) => ({ name, path: `/s/${slug}` })),
    accounts: PEOPLE.map(({ role, email, password }) => ({ role, email, password })),
  }
  fs.mkdirSync(env().dataDir, { recursive: true })
  const file = path.join(env().dataDir, 'demo.json')
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(table, null, 2)}\n`, { mode: 0o600 })
  fs.renameSync(`${file}.new`, file)
}

async function fill(): Promise<void> {
  const clara = await findClara()
  if (!clara) return
  const isConnected = clara.credentials.length > 0
  if (isConnected && clara._count.products >= PRODUCTS_ON_SALE) return
  // Loaded here: a run that has nothing to do does not pay for the importer.
  const { connectToSandbox, isSandboxThere } = await import('./demo-world/connect-to-sandbox')
  if (!(await isSandboxThere())) {
    say('AliExpress is not the sandbox here: accounts and empty shops only')
    return
  }
  if (!isConnected) {
    await connectToSandbox(clara.id)
    say('Casa Clara is connected to AliExpress')
  }
  const { fillShop } = await import('./demo-world/fill-shop')
  await fillShop(clara.id, say)
}

async function main(): Promise<void> {
  if (!env().isLocal) {
    say('not a local environment: there is no demo world with real money')
    return
  }
  const count = await prisma.user.count({ where: { email: { in: PEOPLE.map((person) => person.email) } } })
  if (count < PEOPLE.length) {
    const { makeAccounts } = await import('./demo-world/make-accounts')
    say(`${await makeAccounts()} accounts made`)
  }
  await writeTable()
  await fill()
  say('the demo world is there')
}

try {
  await main()
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
