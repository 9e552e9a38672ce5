import { z } from 'zod'
import { AppError } from './errors'

/** Empty text counts as missing. */
const text = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional())
const required = (name: string) => z.string(`${name} is missing`).min(1, `${name} is missing`)
const flag = z.preprocess((value) => value === 'true' || value === '1', z.boolean())
const wholeNumber = (name: string) =>
  z.preprocess(
    (value) => (value === '' || value === undefined ? undefined : value),
    z.string().regex(/^\d{1,12}$/, `${name} must be a whole number`).transform((digits) => BigInt(digits)).optional(),
  )
const oneOf = <const T extends readonly [string, ...string[]]>(name: string, values: T, fallback: T[number]) =>
  z.preprocess((value) => (value === '' || value === undefined ? fallback : value), z.enum(values, `${name} must be one of ${values.join(', ')}`))

const Names = z.object({
  DATABASE_URL: required('DATABASE_URL').regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must start with postgresql://'),
  NEXTAUTH_URL: required('NEXTAUTH_URL').url('NEXTAUTH_URL must be a URL'),
  NEXTAUTH_SECRET: required('NEXTAUTH_SECRET').min(32, 'NEXTAUTH_SECRET needs 32 characters or more'),
  ENCRYPTION_KEY: required('ENCRYPTION_KEY').transform((value) => value.split(',').map((part) => part.trim()))
    .refine((list) => list.every((part) => Buffer.from(part, 'base64').length === 32), 'ENCRYPTION_KEY must be 32 bytes in base64 (several, newest first, separated by commas)'),
  INTERNAL_RUN_SECRET: required('INTERNAL_RUN_SECRET').min(32, 'INTERNAL_RUN_SECRET needs 32 characters or more'),
  PAYPAL_CLIENT_ID: required('PAYPAL_CLIENT_ID'),
  PAYPAL_CLIENT_SECRET: required('PAYPAL_CLIENT_SECRET'),
  PAYPAL_ENVIRONMENT: oneOf('PAYPAL_ENVIRONMENT', ['local', 'sandbox', 'production'], 'local'),
  PAYPAL_WEBHOOK_ID: text,
  PAYPAL_WEBHOOK_CA_FILE: text,
  PAYPAL_API_BASE_URL: text,
  ALIEXPRESS_APP_KEY: text,
  ALIEXPRESS_APP_SECRET: text,
  ALIEXPRESS_ENVIRONMENT: oneOf('ALIEXPRESS_ENVIRONMENT', ['local', 'production'], 'local'),
  ALIEXPRESS_API_BASE_URL: text,
  ALIEXPRESS_SITE_BASE_URL: text,
  ALIEXPRESS_USER: text,
  ALIEXPRESS_PASS: text,
  ALLOW_BROWSER_AUTOMATION: flag,
  PAYOUT_PROVIDER: oneOf('PAYOUT_PROVIDER', ['paypal', 'payoneer'], 'paypal'),
  PAYONEER_API_BASE_URL: text,
  SERPAPI_KEY: text,
  SERPAPI_BASE_URL: text,
  MAX_DAILY_ORDERS: wholeNumber('MAX_DAILY_ORDERS'),
  MAX_DAILY_SPEND_USD: wholeNumber('MAX_DAILY_SPEND_USD'),
  AUTOPILOT_MODE: oneOf('AUTOPILOT_MODE', ['off', 'shadow', 'approval', 'automatic'], 'off'),
  SMTP_URL: text,
  DATA_DIR: text,
  SANDBOX_CLOCK_FILE: text,
})

const PAYPAL_HOSTS = { local: 'http://127.0.0.1', sandbox: 'https://api-m.sandbox.paypal.com', production: 'https://api-m.paypal.com' } as const

function isLoopback(url: string): boolean {
  const host = new URL(url).hostname
  return host === '127.0.0.1' || host === 'localhost' || host === '[::1]'
}

/** Play money never buys real goods, and a provider is only ever its own https host outside local mode (contract.md). */
function crossRules(raw: z.infer<typeof Names>): string | null {
  if ((raw.PAYPAL_ENVIRONMENT === 'local') !== (raw.ALIEXPRESS_ENVIRONMENT === 'local'))
    return 'PAYPAL_ENVIRONMENT and ALIEXPRESS_ENVIRONMENT must both be local or neither'
  const rules: [name: string, url: string | undefined, isLocal: boolean, ownHost: RegExp][] = [
    ['PAYPAL_API_BASE_URL', raw.PAYPAL_API_BASE_URL, raw.PAYPAL_ENVIRONMENT === 'local', /(^|\.)paypal\.com$/],
    ['ALIEXPRESS_API_BASE_URL', raw.ALIEXPRESS_API_BASE_URL, raw.ALIEXPRESS_ENVIRONMENT === 'local', /(^|\.)aliexpress\.com$/],
    ['PAYONEER_API_BASE_URL', raw.PAYONEER_API_BASE_URL, raw.PAYPAL_ENVIRONMENT === 'local', /(^|\.)payoneer\.com$/],
    ['ALIEXPRESS_SITE_BASE_URL', raw.ALIEXPRESS_SITE_BASE_URL, raw.ALIEXPRESS_ENVIRONMENT === 'local', /(^|\.)aliexpress\.(com|us)$/],
  ]
  for (const [name, url, isLocal, ownHost] of rules) {
    if (url === undefined) continue
    if (!URL.canParse(url)) return `${name} must be a URL`
    const parsed = new URL(url)
    if (isLocal && isLoopback(url)) continue
    if (parsed.protocol !== 'https:' || !ownHost.test(parsed.hostname))
      return isLocal ? `${name} must be https to the provider's own host, or loopback` : `${name} must be https to the provider's own host`
  }
  if (raw.PAYPAL_WEBHOOK_CA_FILE && raw.PAYPAL_ENVIRONMENT !== 'local') return 'PAYPAL_WEBHOOK_CA_FILE is for PAYPAL_ENVIRONMENT=local only'
  if (raw.SANDBOX_CLOCK_FILE && raw.PAYPAL_ENVIRONMENT !== 'local') return 'SANDBOX_CLOCK_FILE is for PAYPAL_ENVIRONMENT=local and ALIEXPRESS_ENVIRONMENT=local only'
  return null
}

/** Next's development server: pages need eval and a socket there. */
export const isDevelopment = process.env.NODE_ENV === 'development'

/** The checked environment. The first wrong or missing value throws one clear line that names it (code `configuration`). */
export function readEnv(source: Record<string, string | undefined>) {
  const result = Names.safeParse(source)
  if (!result.success) throw new AppError('configuration', result.error.issues[0]?.message ?? 'the environment is wrong')
  const raw = result.data
  const broken = crossRules(raw)
  if (broken) throw new AppError('configuration', broken)
  const isLocal = raw.PAYPAL_ENVIRONMENT === 'local'
  return Object.freeze({
    databaseUrl: raw.DATABASE_URL,
    nextauthUrl: raw.NEXTAUTH_URL.replace(/\/$/, ''),
    nextauthSecret: raw.NEXTAUTH_SECRET,
    encryptionKey: raw.ENCRYPTION_KEY,
    internalRunSecret: raw.INTERNAL_RUN_SECRET,
    paypalClientId: raw.PAYPAL_CLIENT_ID,
    paypalClientSecret: raw.PAYPAL_CLIENT_SECRET,
    paypalEnvironment: raw.PAYPAL_ENVIRONMENT,
    paypalWebhookId: raw.PAYPAL_WEBHOOK_ID,
    paypalWebhookCaFile: raw.PAYPAL_WEBHOOK_CA_FILE,
    paypalApiBaseUrl: (raw.PAYPAL_API_BASE_URL ?? PAYPAL_HOSTS[raw.PAYPAL_ENVIRONMENT]).replace(/\/$/, ''),
    aliexpressAppKey: raw.ALIEXPRESS_APP_KEY,
    aliexpressAppSecret: raw.ALIEXPRESS_APP_SECRET,
    aliexpressEnvironment: raw.ALIEXPRESS_ENVIRONMENT,
    /** The `environment` column of what is stored (product.md section 4): local is stored as sandbox. */
    storedEnvironment: isLocal ? ('sandbox' as const) : ('production' as const),
    isLocal,
    aliexpressApiBaseUrl: (raw.ALIEXPRESS_API_BASE_URL ?? 'https://api-sg.aliexpress.com').replace(/\/$/, ''),
    aliexpressSiteBaseUrl: (raw.ALIEXPRESS_SITE_BASE_URL ?? 'https://www.aliexpress.com').replace(/\/$/, ''),
    aliexpressUser: raw.ALIEXPRESS_USER,
    aliexpressPass: raw.ALIEXPRESS_PASS,
    allowBrowserAutomation: raw.ALLOW_BROWSER_AUTOMATION,
    payoutProvider: raw.PAYOUT_PROVIDER,
    payoneerApiBaseUrl: raw.PAYONEER_API_BASE_URL,
    serpapiKey: raw.SERPAPI_KEY,
    maxDailyOrders: raw.MAX_DAILY_ORDERS,
    maxDailySpendUsd: raw.MAX_DAILY_SPEND_USD,
    autopilotMode: raw.AUTOPILOT_MODE,
    smtpUrl: raw.SMTP_URL,
    dataDir: raw.DATA_DIR ?? '.data',
    sandboxClockFile: raw.SANDBOX_CLOCK_FILE,
  })
}

export type Env = ReturnType<typeof readEnv>
let cached: Env | undefined

export function env(): Env {
  cached ??= readEnv(process.env)
  return cached
}

/** For tests: values laid over the process's environment; null forgets them. */
export function setEnv(overrides: Record<string, string | undefined> | null): void {
  cached = overrides === null ? undefined : readEnv({ ...process.env, ...overrides })
}
