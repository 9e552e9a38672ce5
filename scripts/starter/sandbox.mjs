import fs from 'node:fs'
import path from 'node:path'
import { freePort } from './free-port.mjs'
import { TSX } from './run-program.mjs'
import { launchProgram, supervise } from './supervise.mjs'

/** The programs of the sandbox in the order of their links: folder, name for people, its page. */
const PROGRAMS = [
  { name: 'shoppers', title: 'Start', page: '/' },
  { name: 'paypal', title: 'PayPal', page: '/_control' },
  { name: 'aliexpress', title: 'AliExpress', page: '/_control' },
  { name: 'payoneer', title: 'Payoneer', page: '/_control' },
]

/**
 * The third parties that run on this machine: those of local mode whose address is not given in the environment and whose program
 * is in the tree; beside them the shoppers, who have the start page. Their ports stay the same from one start to the next as long as they
 * are free: approvals under way hold links.
 */
export async function planSandbox({ root, data, env, isLocal, appUrl, lastPorts }) {
  const plan = {}
  const has = (name) => isLocal && fs.existsSync(path.join(root, 'sandbox', name, 'main.ts'))
  const add = async (name) => { plan[name] = await program(data, name, lastPorts[name], { SANDBOX_APP_BASE_URL: appUrl, SANDBOX_CLOCK_FILE: clockFileOf(data, env) }) }
  if (!env.PAYPAL_API_BASE_URL && has('paypal')) await add('paypal')
  if (!env.ALIEXPRESS_API_BASE_URL && has('aliexpress')) await add('aliexpress')
  if (!env.PAYONEER_API_BASE_URL && has('payoneer')) await add('payoneer')
  if (Object.keys(plan).length > 0 && has('shoppers')) await add('shoppers')
  giveAccounts(plan, { data, env })
  const peers = PROGRAMS.filter(({ name }) => plan[name]).map(({ name, title, page }) => `${title}=${plan[name].url}${page}`).join(',')
  for (const each of Object.values(plan)) each.env.SANDBOX_PEERS = peers
  return plan
}

/** Each program gets the accounts that the application has there. */
function giveAccounts(plan, { data, env }) {
  const paypal = { SANDBOX_PAYPAL_CLIENT_ID: env.PAYPAL_CLIENT_ID, SANDBOX_PAYPAL_CLIENT_SECRET: env.PAYPAL_CLIENT_SECRET }
  if (plan.paypal) Object.assign(plan.paypal.env, paypal)
  if (plan.aliexpress) {
    Object.assign(plan.aliexpress.env, {
      SANDBOX_ALIEXPRESS_APP_KEY: env.ALIEXPRESS_APP_KEY,
      SANDBOX_ALIEXPRESS_APP_SECRET: env.ALIEXPRESS_APP_SECRET,
      // Auto-pay takes its money from the PayPal account of the same machine.
      ...(plan.paypal && { SANDBOX_PAYPAL_BASE_URL: plan.paypal.url, ...paypal }),
    })
  }
  if (plan.payoneer) {
    Object.assign(plan.payoneer.env, {
      SANDBOX_PAYONEER_PROGRAM_ID: env.PAYONEER_PROGRAM_ID,
      SANDBOX_PAYONEER_CLIENT_ID: env.PAYONEER_CLIENT_ID,
      SANDBOX_PAYONEER_CLIENT_SECRET: env.PAYONEER_CLIENT_SECRET,
    })
  }
  // Written by the demo world, which comes later: read when somebody wants to buy.
  if (plan.shoppers) plan.shoppers.env.SANDBOX_SHOPS_FILE = data.demo
}

async function program(data, name, lastPort, given) {
  const port = await freePort(lastPort)
  const stateFolder = data.sandbox(name)
  fs.mkdirSync(stateFolder, { recursive: true, mode: 0o700 })
  return { name, port, url: `http://127.0.0.1:${port}`, stateFolder, env: { SANDBOX_PORT: String(port), SANDBOX_STATE_DIR: stateFolder, ...given } }
}

/** The one clock of local mode: every third party moves it, and the application follows it. */
export const clockFileOf = (data, env) => env.SANDBOX_CLOCK_FILE || path.join(data.sandbox('.'), 'clock.json')

/** The environment by which the application finds the third parties that run here. */
export function sandboxAddresses(plan, env) {
  return {
    ...(plan.paypal && {
      PAYPAL_API_BASE_URL: plan.paypal.url,
      PAYPAL_WEBHOOK_CA_FILE: env.PAYPAL_WEBHOOK_CA_FILE || path.join(plan.paypal.stateFolder, 'webhook-ca.pem'),
    }),
    ...(plan.aliexpress && {
      ALIEXPRESS_API_BASE_URL: plan.aliexpress.url,
      ALIEXPRESS_SITE_BASE_URL: env.ALIEXPRESS_SITE_BASE_URL || plan.aliexpress.url,
    }),
    ...(plan.payoneer && { PAYONEER_API_BASE_URL: plan.payoneer.url }),
  }
}

/** The ports that were taken, for the next start. */
export const sandboxPorts = (plan) => Object.fromEntries(Object.values(plan).map(({ name, port }) => [name, port]))

/** One supervised process for each planned program. */
export function sandboxProcesses(plan, { root, data, pids, say }) {
  return Object.values(plan).map((program) => {
    const name = `sandbox-${program.name}`
    return supervise({
      name,
      kind: 'sandbox',
      pids,
      say,
      launch: (onSpawn) => launchProgram({
        root,
        name,
        args: [...TSX, `sandbox/${program.name}/main.ts`],
        env: { ...process.env, ...program.env },
        logFile: data.log(name),
        isServing: (said) => /^LISTENING /m.test(said),
        onSpawn,
      }),
    })
  })
}
