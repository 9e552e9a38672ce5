import { withConnection } from '../accounts/use-connection'
import { now } from '../foundation/clock'
import { env } from '../foundation/env'
import { isAppError } from '../foundation/errors'
import { canAutoPay, getMemberBenefits } from '../providers/aliexpress/get-member-benefit'
import { findConnections, storeFinding } from './store'

export interface ConnectionCheck {
  readonly credentialId: string
  readonly reseller: string
  readonly account: string | null
  readonly ok: boolean
  /** May orders be paid by themselves from the account's bound means; null where it could not be read. */
  readonly autoPay: boolean | null
  readonly refreshTokenExpiresAt: Date | null
  readonly code: string | null
  readonly message: string | null
}

/**
 * Uses the stored token of every connection of this environment for one harmless read at AliExpress (what the buyer account may do), refreshing it
 * first where it is due, and keeps the result for the readiness report. Changes nothing at AliExpress.
 */
export async function checkOauth(): Promise<ConnectionCheck[]> {
  const environment = env().storedEnvironment
  const checks: ConnectionCheck[] = []
  for (const { credentialId, userId, email, account, refreshTokenExpiresAt } of await findConnections(environment)) {
    const about = { credentialId, reseller: email, account, refreshTokenExpiresAt }
    try {
      const benefits = await getMemberBenefits({ credentials: await withConnection(userId, environment) })
      checks.push({ ...about, ok: true, autoPay: canAutoPay(benefits), code: null, message: null })
    } catch (error) {
      if (!isAppError(error)) throw error
      checks.push({ ...about, ok: false, autoPay: null, code: typeof error.facts.code === 'string' ? error.facts.code : error.code, message: error.message })
    }
  }
  const good = checks.filter((each) => each.ok)
  const named = good.length > 0 ? good : checks
  if (checks.length > 0) await storeFinding('oauth_check', environment, { confirmed: good.length > 0, at: now().toISOString(), ids: named.map((each) => each.credentialId), code: good.length > 0 ? null : (checks[0]?.code ?? null) })
  return checks
}
