import os from 'node:os'
import path from 'node:path'

/**
 * The environment of every test file: complete, local, and pointing nowhere. A test that needs a database imports
 * ./test-database first; one that needs a third party starts it and sets its address itself (setEnv of lib/foundation/env).
 */
const NOWHERE = 'http://127.0.0.1:9'

Object.assign(process.env, {
  TZ: 'UTC',
  DATABASE_URL: 'postgresql://nobody:nothing@127.0.0.1:9/none',
  NEXTAUTH_URL: 'http://127.0.0.1:3000',
  NEXTAUTH_SECRET: 'test-nextauth-secret-of-more-than-32-characters',
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  INTERNAL_RUN_SECRET: 'test-internal-run-secret-of-more-than-32-characters',
  PAYPAL_ENVIRONMENT: 'local',
  PAYPAL_CLIENT_ID: 'test-paypal-client',
  PAYPAL_CLIENT_SECRET: 'test-paypal-secret',
  PAYPAL_WEBHOOK_ID: 'WH-TEST',
  PAYPAL_API_BASE_URL: NOWHERE,
  ALIEXPRESS_ENVIRONMENT: 'local',
  ALIEXPRESS_APP_KEY: '500000',
  ALIEXPRESS_APP_SECRET: 'test-aliexpress-secret',
  ALIEXPRESS_API_BASE_URL: NOWHERE,
  ALIEXPRESS_SITE_BASE_URL: NOWHERE,
  DATA_DIR: path.join(process.env.TEST_RUN_FOLDER ?? os.tmpdir(), 'data'),
})
for (const name of ['PAYPAL_WEBHOOK_CA_FILE', 'PAYONEER_API_BASE_URL', 'SERPAPI_BASE_URL', 'SERPAPI_KEY', 'SMTP_URL', 'MAX_DAILY_ORDERS', 'MAX_DAILY_SPEND_USD', 'AUTOPILOT_MODE', 'PAYOUT_PROVIDER', 'SANDBOX_CLOCK_FILE']) {
  Reflect.deleteProperty(process.env, name)
}
