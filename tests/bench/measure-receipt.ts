import { createHmac } from 'node:crypto'
import { secretsOf, usageOf, type Stack } from './open-stack'
import { atOnce } from './shopper'

/**
 * What taking a push message of AliExpress costs the web process: proved, stored, answered. The worker is stopped, the messages are of orders
 * that nobody made, signed with the app secret that this start made for itself.
 */
export async function receipt(stack: Stack, dataFolder: string, isQuick: boolean): Promise<string> {
  const secrets = secretsOf(dataFolder)
  const push = async (index: number) => {
    const body = JSON.stringify({ message_type: 53, data: { orderId: `77${String(index).padStart(12, '0')}`, orderStatus: 'OrderCreated' } })
    const authorization = createHmac('sha256', secrets.ALIEXPRESS_APP_SECRET ?? '').update(secrets.ALIEXPRESS_APP_KEY ?? '').update(body).digest('hex')
    const answer = await fetch(`${stack.url}/api/aliexpress/webhook`, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body })
    if (answer.status !== 200) throw new Error(`push: ${answer.status}`)
  }
  const count = isQuick ? 300 : 1000
  stack.pids.worker.forEach((pid) => process.kill(pid, 'SIGSTOP'))
  try {
    await atOnce(4, 300, push)
    const before = usageOf(stack.pids.web).cpuSeconds
    await atOnce(4, count, (index) => push(1000 + index))
    const each = ((usageOf(stack.pids.web).cpuSeconds - before) * 1000) / count
    return `receipt of a push message, stored: ${each.toFixed(2)} ms CPU web`
  } finally {
    stack.pids.worker.forEach((pid) => process.kill(pid, 'SIGCONT'))
  }
}
