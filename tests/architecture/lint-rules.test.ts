import path from 'node:path'
import { ESLint } from 'eslint'
import { beforeAll, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
let eslint: ESLint

// The paths given must exist in the TypeScript project, or the parser's error hides the rule. The first lint builds the type program.
beforeAll(async () => {
  eslint = new ESLint({ cwd: root, overrideConfigFile: path.join(root, 'tests/architecture/eslint.config.mjs') })
  await eslint.lintText('export const warm = 1\n', { filePath: path.join(root, 'lib/cycle/payment/states.ts') })
}, 120_000)

async function errorsOf(source: string, file: string): Promise<string[]> {
  const [result] = await eslint.lintText(source, { filePath: path.join(root, file) })
  const fatal = result?.messages.find((message) => message.fatal)
  if (fatal) throw new Error(`${file}: ${fatal.message}`)
  return (result?.messages ?? []).filter((message) => message.severity === 2).map((message) => message.ruleId ?? '')
}

const IMPORTS: [what: string, file: string, source: string][] = [
  ['foundation imports nothing of ours', 'lib/foundation/clock.ts', "import { STEPS } from '@/lib/cycle/steps'\nexport const x = STEPS\n"],
  ['queue does not know the cycle', 'lib/queue/define-job.ts', "import { STEPS } from '@/lib/cycle/steps'\nexport const x = STEPS\n"],
  ['a provider does not know the queue', 'lib/providers/paypal/client.ts', "import { defineJob } from '@/lib/queue/define-job'\nexport const x = defineJob\n"],
  ['a provider does not know another', 'lib/providers/paypal/client.ts', "import { signRequest } from '@/lib/providers/aliexpress/sign'\nexport const x = signRequest\n"],
  ['a step does not import a later one', 'lib/cycle/payment/states.ts', "import { PURCHASE_MOVES } from '@/lib/cycle/purchase/states'\nexport const x = PURCHASE_MOVES\n"],
  ['nor by a relative path', 'lib/cycle/payment/states.ts', "import { SALE_MOVES } from '../sale/states'\nexport const x = SALE_MOVES\n"],
  ['the ledger knows no step', 'lib/cycle/ledger/accounts.ts', "import { ORDER_MOVES } from '@/lib/cycle/order/states'\nexport const x = ORDER_MOVES\n"],
  ['the cycle does not know the worker', 'lib/cycle/payment/states.ts', "import { HANDLERS } from '@/lib/worker/registry'\nexport const x = HANDLERS\n"],
  ['pages do not call providers', 'app/layout.tsx', "import { getPaypalOrder } from '@/lib/providers/paypal/get-order'\nexport const x = getPaypalOrder\n"],
  ['the sandbox knows nothing of lib', 'sandbox/paypal/main.ts', "import { money } from '@/lib/foundation/money'\nexport const x = money\n"],
  ['lib knows nothing of the sandbox', 'lib/cycle/payment/states.ts', "import { startPayPal } from '@/sandbox/paypal/start-paypal'\nexport const x = startPayPal\n"],
]

const BANS: [what: string, source: string][] = [
  ['the environment', "export const x = process.env.PATH\n"],
  ['the wall clock', 'export const x = new Date()\n'],
  ['the wall clock in milliseconds', 'export const x = Date.now()\n'],
  ['parseFloat', "export const x = parseFloat('1.5')\n"],
  ['toFixed', 'export const x = (1).toFixed(2)\n'],
  ['Math.round', 'export const x = Math.round(1.5)\n'],
  ['a bare Error', "export function x(): never {\n  throw new Error('no')\n}\n"],
  ['a query outside a store', "import { prisma } from '@/lib/foundation/db'\nexport const x = () => prisma.order.findMany()\n"],
  ['a raw query outside a store', "import { prisma } from '@/lib/foundation/db'\nexport const x = () => prisma.$queryRaw`SELECT 1`\n"],
  ['SQL built from a string', "import { prisma } from '@/lib/foundation/db'\nexport const x = (id: string) => prisma.$queryRawUnsafe(`SELECT ${id}`)\n"],
  ['a raw text', "export const x = (t: { raw(key: string): string }) => t.raw('copy')\n"],
  ['a network call inside a transaction', "import { inTransaction } from '@/lib/foundation/db'\nexport const x = () => inTransaction(async () => { await fetch('http://127.0.0.1') })\n"],
]

describe('the house rules bite', () => {
  it.each(IMPORTS)('%s', async (_what, file, source) => {
    expect(await errorsOf(source, file)).toContain('import-x/no-restricted-paths')
  })

  it.each(BANS)('%s is banned in a step', async (_what, source) => {
    expect(await errorsOf(source, 'lib/cycle/payment/capture-payment.ts')).toContain('no-restricted-syntax')
  })

  it('components have no data access: of lib they may use money and types', async () => {
    expect(await errorsOf("import { prisma } from '@/lib/foundation/db'\nexport const x = prisma\n", 'components/ui/button.tsx')).toContain('@typescript-eslint/no-restricted-imports')
    expect(await errorsOf("import { listResellerOrders } from '@/lib/reports/list-reseller-orders'\nexport const x = listResellerOrders\n", 'components/ui/button.tsx')).toContain('@typescript-eslint/no-restricted-imports')
    expect(await errorsOf("import type { OrderTracks } from '@/lib/reports/order-tracks'\nexport const x = (tracks: OrderTracks) => tracks.money\n", 'components/ui/button.tsx')).toEqual([])
  })

  it('console, any, default exports, floating promises and long files are errors', async () => {
    expect(await errorsOf("console.log('x')\nexport {}\n", 'lib/cycle/payment/capture-payment.ts')).toContain('no-console')
    expect(await errorsOf('export const x: any = 1\n', 'lib/cycle/payment/capture-payment.ts')).toContain('@typescript-eslint/no-explicit-any')
    expect(await errorsOf('export default 1\n', 'lib/cycle/payment/capture-payment.ts')).toContain('import-x/no-default-export')
    expect(await errorsOf('async function go(): Promise<void> { await Promise.resolve() }\ngo()\nexport {}\n', 'lib/cycle/payment/capture-payment.ts')).toContain('@typescript-eslint/no-floating-promises')
    expect(await errorsOf(`${Array.from({ length: 300 }, (_, index) => `export const x${index} = ${index}`).join('\n')}\n`, 'lib/cycle/payment/capture-payment.ts')).toContain('max-lines')
  })

  it('lets through what is permitted: queries in a store, an earlier step, the clock in its own file', async () => {
    expect(await errorsOf("import { prisma } from '@/lib/foundation/db'\nimport type { OrderStatus } from '../order/states'\nexport const x = (status: OrderStatus) => prisma.order.findMany({ where: { status } })\n", 'lib/cycle/payment/store.ts')).toEqual([])
    expect(await errorsOf('export const now = () => new Date()\n', 'lib/foundation/clock.ts')).toEqual([])
  })
})
