// npm run import-product -- [--json] --reseller <e-mail> [--publish] <product id or URL>…
// One line per product: imported, already there, or the reason why not. Exit 1 if any failed.
import { parseArgs } from 'node:util'
import { findAccountByEmail } from '@/lib/accounts/store'
import { importProduct } from '@/lib/cycle/product/import-product'
import { inParallel } from '@/lib/cycle/product/in-parallel'
import { closeDatabase } from '@/lib/foundation/db'
import { isAppError } from '@/lib/foundation/errors'
import { followSandboxClock } from '@/lib/foundation/follow-sandbox-clock'
import { errorCodeOf } from '@/lib/web/error-code-of'
import { problemText } from '@/lib/web/problem-texts'

const USAGE = 'usage: npm run import-product -- [--json] --reseller <e-mail> [--publish] <product id or URL>…'
const AT_ONCE = 3

interface Line {
  readonly product: string
  readonly result: 'imported' | 'already_there' | 'failed'
  readonly productId?: string
  readonly slug?: string
  readonly path?: string
  readonly published?: boolean
  readonly code?: string
  readonly reason?: string
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
}

async function importOne(userId: string, product: string, publish: boolean): Promise<Line> {
  try {
    const { kind, productId, slug, shopSlug } = await importProduct({ userId, productIdOrUrl: product, publish })
    return { product, result: kind, productId, slug, path: `/s/${shopSlug}/p/${slug}`, published: publish }
  } catch (error) {
    const code = errorCodeOf(error)
    const { title, detail } = problemText(code, 'en')
    return { product, result: 'failed', code, reason: `${title}. ${detail}`, ...(isAppError(error) ? { facts: error.facts } : {}) }
  }
}

const WORDS = { imported: 'imported', already_there: 'already there', failed: 'failed' } as const

function textOf(line: Line): string {
  const start = `${line.product}  ${WORDS[line.result]}`
  return line.result === 'failed' ? `${start}: ${line.reason ?? ''} (${line.code ?? ''})` : `${start}  ${line.productId ?? ''}  ${line.path ?? ''}${line.published ? '  published' : ''}`
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' }, publish: { type: 'boolean' }, reseller: { type: 'string' } } })
    if (values.reseller && positionals.length > 0) return { ...values, reseller: values.reseller, products: positionals }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  return null
}

async function main(): Promise<number> {
  followSandboxClock()
  const given = readArguments()
  if (!given) {
    console.error(USAGE)
    return 1
  }
  const { json = false, publish = false, reseller, products } = given
  const account = await findAccountByEmail(reseller.trim().toLowerCase())
  if (account?.role !== 'RESELLER') {
    console.error(`no reseller has the address ${reseller}`)
    return 1
  }
  const lines = await inParallel(products, AT_ONCE, async (product) => {
    const line = await importOne(account.id, product, publish)
    console.log(json ? JSON.stringify(line) : textOf(line))
    return line
  })
  return lines.some((line) => line.result === 'failed') ? 1 : 0
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(isAppError(error) ? `${error.code}: ${error.message}` : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
