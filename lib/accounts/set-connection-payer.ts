import { inModelTransaction } from '../foundation/db'
import { env } from '../foundation/env'
import { AppError } from '../foundation/errors'
import { audit, type Actor } from './audit'
import { ALIEXPRESS_API, type CredentialEnvironment } from './credential-schema'
import { findCredential, setPayer, type FundedFrom, type PaidBy } from './vault/store'

/** Who pays AliExpress for this connection's purchases, and from where (product.md 2.4). Purchases already made keep what was set then. */
export async function setConnectionPayer(actor: Actor, userId: string, payer: { paidBy: PaidBy; fundedFrom: FundedFrom }, environment: CredentialEnvironment = env().storedEnvironment): Promise<void> {
  await inModelTransaction(async (tx) => {
    const row = await findCredential({ userId, apiName: ALIEXPRESS_API, environment }, tx)
    if (!row) throw new AppError('not_connected', 'there is no connection')
    await setPayer(tx, row.id, payer)
    await audit(tx, actor, { action: 'connection.payer_changed', subject: `credential:${row.id}`, before: { paidBy: row.paidBy, fundedFrom: row.fundedFrom }, after: payer })
  })
}
