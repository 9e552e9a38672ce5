import { openCredentials } from '@/lib/accounts/vault/seal'
import { verifyLedger } from '@/lib/cycle/ledger/verify-ledger'
import { prisma } from '@/lib/foundation/db'
import { isAppError } from '@/lib/foundation/errors'
import { checkInvariants } from '@/lib/reports/invariants/check-invariants'

export interface Check {
  readonly holds: boolean
  readonly line: string
}

/** What only the product itself can say about a restored database (DATABASE_URL): ledger, invariants, and whether its secrets open. */
export async function checkRestored(headHash: string | null): Promise<Check[]> {
  return [...(await checkLedger(headHash)), await checkAllInvariants(), await checkSecrets()]
}

async function checkLedger(headHash: string | null): Promise<Check[]> {
  const report = await verifyLedger()
  const trial = report.differences.filter((each) => each.kind === 'trial_balance')
  return [
    { holds: trial.length === 0, line: `trial balance: ${report.entries} entries in ${report.accounts} accounts ${trial.length === 0 ? 'add up to zero' : `are off by ${trial.map((each) => `${each.found} ${each.subject}`).join(', ')} (minor units)`}` },
    { holds: report.differences.length === 0 && report.headHash === headHash, line: `hash chain recomputed over ${report.transactions} transactions, ${report.orders} orders against their documents: ${report.differences.length} differences` },
  ]
}

async function checkAllInvariants(): Promise<Check> {
  const report = await checkInvariants()
  const broken = report.results.filter((each) => each.broken > 0).map((each) => each.number)
  return { holds: broken.length === 0, line: `${report.holding}/${report.checked} invariants hold${broken.length === 0 ? '' : `, broken: ${broken.join(', ')} (npm run verify:invariants says where)`}` }
}

async function checkSecrets(): Promise<Check> {
  const rows = await prisma.apiCredential.findMany({ select: { id: true, userId: true, credentials: true } })
  const closed = rows.filter((row) => !opens(row)).map((row) => row.id)
  const lost = `${closed.length} of ${rows.length} stored connections cannot be opened with ENCRYPTION_KEY (${closed.join(', ')}): put back the key of the time of the backup, in local mode DATA_DIR/secrets.json`
  return { holds: closed.length === 0, line: closed.length === 0 ? `all ${rows.length} stored connections open with the configured key` : lost }
}

function opens(row: { id: string; userId: string; credentials: string }): boolean {
  try {
    openCredentials(row)
    return true
  } catch (error) {
    if (isAppError(error)) return false
    throw error
  }
}
