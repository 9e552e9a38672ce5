import fs from 'node:fs'
import path from 'node:path'
import { freePort } from './free-port.mjs'
import { TSX } from './run-program.mjs'
import { launchProgram, supervise } from './supervise.mjs'

/**
 * The third parties that run on this machine: those of local mode whose address is not given in the environment and whose program
 * is in the tree. Their ports stay the same from one start to the next as long as they are free: approvals under way hold links.
 */
export async function planSandbox({ root, data, env, isLocal, appUrl, lastPorts }) {
  const plan = {}
  const clockFile = clockFileOf(data, env)
  const has = (name) => fs.existsSync(path.join(root, 'sandbox', name, 'main.ts'))
  if (isLocal && !env.PAYPAL_API_BASE_URL && has('paypal')) {
    plan.paypal = await program(data, 'paypal', lastPorts.paypal, appUrl, {
      SANDBOX_CLOCK_FILE: clockFile,
      SANDBOX_PAYPAL_CLIENT_ID: env.PAYPAL_CLIENT_ID,
      SANDBOX_PAYPAL_CLIENT_SECRET: env.PAYPAL_CLIENT_SECRET,
    })
  }
  if (isLocal && !env.ALIEXPRESS_API_BASE_URL && has('aliexpress')) {
    plan.aliexpress = await program(data, 'aliexpress', lastPorts.aliexpress, appUrl, {
      SANDBOX_CLOCK_FILE: clockFile,
      SANDBOX_ALIEXPRESS_APP_KEY: env.ALIEXPRESS_APP_KEY,
      SANDBOX_ALIEXPRESS_APP_SECRET: env.ALIEXPRESS_APP_SECRET,
      // Auto-pay takes its money from the PayPal account of the same machine.
      ...(plan.paypal && {
        SANDBOX_PAYPAL_BASE_URL: plan.paypal.url,
        SANDBOX_PAYPAL_CLIENT_ID: env.PAYPAL_CLIENT_ID,
        SANDBOX_PAYPAL_CLIENT_SECRET: env.PAYPAL_CLIENT_SECRET,
      }),
    })
  }
  return plan
}

async function program(data, name, lastPort, appUrl, accounts) {
  const port = await freePort(lastPort)
  const stateFolder = data.sandbox(name)
  fs.mkdirSync(stateFolder, { recursive: true, mode: 0o700 })
  const env = { SANDBOX_PORT: String(port), SANDBOX_STATE_DIR: stateFolder, SANDBOX_APP_BASE_URL: appUrl, ...accounts }
  return { name, port, url: `http://127.0.0.1:${port}`, stateFolder, env }
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
  }
}

/** One supervised process for each planned program. */
export function sandboxProcesses(plan, { root, data, pids, say }) {
  return [plan.paypal, plan.aliexpress].filter(Boolean).map((program) => {
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
