import { checkEnvironment, isLocalMode, withSecrets } from './environment.mjs'
import { clockFileOf, planSandbox, sandboxAddresses } from './sandbox.mjs'
import { keepSecrets, openSecrets } from './secrets.mjs'
import { registerWebhook } from './register-webhook.mjs'
import { readJson } from './data-folder.mjs'

/**
 * What the processes of this start will be given: the environment of the caller, the secrets that local mode keeps, and the
 * addresses of what runs here. Checked by the program itself before anything is started.
 * @returns {Promise<{ env: Record<string, string | undefined>, secrets: Record<string, string>, plan: any, isLocal: boolean }>}
 */
export async function planEnvironment({ root, data, appUrl, lastPorts, withSandbox }) {
  const isLocal = isLocalMode()
  const secrets = openSecrets(data.secrets, isLocal)
  const given = withSecrets({ ...process.env, DATA_DIR: data.folder, NEXTAUTH_URL: process.env.NEXTAUTH_URL || appUrl }, secrets, isLocal)
  const plan = withSandbox ? await planSandbox({ root, data, env: given, isLocal, appUrl, lastPorts }) : {}
  const env = {
    ...given,
    ...sandboxAddresses(plan, given),
    ...(isLocal && { SANDBOX_CLOCK_FILE: clockFileOf(data, given) }),
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  }
  await checkEnvironment(root, { ...env, DATABASE_URL: process.env.DATABASE_URL || 'postgresql://127.0.0.1/embedded' })
  return { env, secrets, plan, isLocal }
}

/**
 * The id under which PayPal reports to this shop: as given, else from a registration at the local PayPal. A test double at
 * PAYPAL_API_BASE_URL may not know that call; then the id is left out, and reports are refused rather than trusted.
 */
export async function findWebhookId({ data, env, plan, isLocal, appUrl, say }) {
  if (env.PAYPAL_WEBHOOK_ID || !isLocal || !env.PAYPAL_API_BASE_URL) return env.PAYPAL_WEBHOOK_ID
  try {
    const id = await registerWebhook({ baseUrl: env.PAYPAL_API_BASE_URL, clientId: env.PAYPAL_CLIENT_ID, clientSecret: env.PAYPAL_CLIENT_SECRET, appUrl, isOurs: Boolean(plan.paypal) })
    if (readJson(data.secrets)?.PAYPAL_WEBHOOK_ID !== id) keepSecrets(data.secrets, { PAYPAL_WEBHOOK_ID: id })
    return id
  } catch (error) {
    if (plan.paypal) throw error
    say(`PAYPAL_WEBHOOK_ID is not set and ${env.PAYPAL_API_BASE_URL} gave none (${error.message})`)
    return undefined
  }
}
