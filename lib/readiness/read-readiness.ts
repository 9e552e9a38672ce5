import { now } from '../foundation/clock'
import { env } from '../foundation/env'
import { verifyOrderLedger } from '../cycle/ledger/verify-order-ledger'
import { readinessRows, type Context, type ReadinessRow } from './rows'
import { readEvidence, readFindings } from './store'

export interface ReadinessReport {
  readonly at: Date
  readonly environment: 'sandbox' | 'production'
  readonly place: Context['place']
  /** Every row that counts is CONFIRMED. */
  readonly holds: boolean
  readonly rows: readonly ReadinessRow[]
}

/** Where the proofs come from: the sandbox on this machine, PayPal's own sandbox, or real money. */
function placeOf(): Context['place'] {
  const { isLocal, paypalEnvironment } = env()
  return isLocal ? 'local' : paypalEnvironment === 'sandbox' ? 'paypal_sandbox' : 'production'
}

/** Readiness from evidence (product.md 2.10): what the records of this environment prove, now. */
export async function readReadiness(): Promise<ReadinessReport> {
  const environment = env().storedEnvironment
  const at = now()
  const [evidence, findings] = await Promise.all([readEvidence(environment), readFindings(environment)])
  const orderId = evidence.profit?.ids.order
  const ledgerAgrees = orderId === undefined || (await verifyOrderLedger(orderId)).length === 0
  const place = placeOf()
  const rows = readinessRows(evidence, { at, place, ledgerAgrees, oauthCheck: findings.oauth_check, deduplication: findings.supplier_deduplication })
  return { at, environment, place, holds: rows.every((row) => !row.isRequired || row.status === 'CONFIRMED'), rows }
}
