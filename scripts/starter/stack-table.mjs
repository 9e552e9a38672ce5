import { readJson } from './data-folder.mjs'

/**
 * The short table under READY: where the shops are, who can sign in, where the third parties are.
 * @param {{ demo: string }} data
 * @returns {string}
 */
export function stackTable(data, { env, appUrl, startUrl }) {
  const demo = readJson(data.demo) ?? {}
  const rows = [
    ...(demo.shops ?? []).map((shop) => [`Shop ${shop.name}`, appUrl + (shop.path ?? shop.url)]),
    ...(demo.accounts ?? []).map((account) => [`Sign in as ${account.role.toLowerCase()}`, `${account.email}  ${account.password}`]),
    ['Sign-in page', `${appUrl}/login`],
    ['Sandbox', startUrl && `${startUrl}/`],
    ['PayPal', env.PAYPAL_API_BASE_URL && `${env.PAYPAL_API_BASE_URL}/_control`],
    ['AliExpress', env.ALIEXPRESS_API_BASE_URL && `${env.ALIEXPRESS_API_BASE_URL}/_control`],
    ['Payoneer', env.PAYONEER_API_BASE_URL && `${env.PAYONEER_API_BASE_URL}/_control`],
  ].filter(([, value]) => value)
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n')
}
