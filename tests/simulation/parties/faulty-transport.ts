import { HttpCallError, type HttpRequest } from '@/lib/foundation/http-call'
import { mayStillLeave } from '@/lib/foundation/http-transport'
import type { Answer } from '@/sandbox/foundation/sandbox-error'
import { simulation, type Simulation } from '../kernel/simulation'
import { callOf, type PlannedFault } from './faults'
import { carry, type WireRequest } from './registry'

interface RawAnswer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
}

const rawOf = (status: number, headers: Readonly<Record<string, string>>, bytes: Buffer): RawAnswer => ({ status, headers: new Headers(headers), bytes })
const rawFrom = (answer: Answer) => rawOf(answer.status, answer.headers, Buffer.from(answer.body))

function requestOf({ method, url, headers, body }: HttpRequest, fault: WireRequest['fault']): WireRequest {
  const lowerCase = Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
  return { method, url, headers: lowerCase, body: body === undefined ? Buffer.alloc(0) : Buffer.from(body as string), fault }
}

const notSent = (call: string, why: string) => new HttpCallError('before-send', `${call} failed: ${why}`, undefined)
const broken = (call: string, why: string) => new HttpCallError('after-send', `${call} failed: ${why}`, undefined)

/**
 * One request of the product to a third party, with whatever is planned for it. A yield before it is sent, and one after it had its effect. A process that
 * stands still keeps what has not left yet (the rule of the real transport says whether it may still leave); what is on the wire arrives without it.
 */
export async function faultyTransport(request: HttpRequest): Promise<RawAnswer> {
  const sim = simulation()
  if (!sim?.current) return rawFrom(await carry(requestOf(request, null)))
  const call = callOf(request.method, request.url, request.body)
  const fault = sim.faults.next(call)
  const begunAtMs = sim.nowMs
  await sim.yieldPoint(`to ${call}${fault ? ` [${fault.kind}${fault.value ? ` ${fault.value}` : ''}]` : ''}`)
  if (!mayStillLeave(begunAtMs)) throw notSent(call, 'stood still before it was sent')
  return perform(sim, { call, fault, deadlineMs: request.deadlineMs, send: (own) => carry(requestOf(request, own)) })
}

interface Planned {
  readonly call: string
  readonly fault: PlannedFault | null
  readonly deadlineMs: number
  readonly send: (own: WireRequest['fault']) => Promise<Answer>
}

/** The answer without the effect, or null where the effect comes first. */
async function before(sim: Simulation, { call, fault, deadlineMs, send }: Planned): Promise<RawAnswer | null> {
  switch (fault?.kind) {
    case 'refused-connection':
      throw notSent(call, 'ECONNREFUSED')
    case 'reset-before':
      throw broken(call, 'ECONNRESET')
    case 'timeout-before':
      await sim.sleep(deadlineMs, 'waits in vain')
      throw broken(call, 'deadline')
    case 'error-before':
      await sim.sleep(fault.delayMs, 'on its way')
      return rawOf(Number(fault.value ?? 500), {}, Buffer.from('<html><body>try later</body></html>'))
    case 'late':
      if (fault.delayMs <= deadlineMs) return null
      // The caller gives up, and then it happens.
      sim.at(sim.nowMs + fault.delayMs, `late ${call}`, () => { void send(null) })
      await sim.sleep(deadlineMs, 'waits in vain')
      throw broken(call, 'deadline')
    default:
      return null
  }
}

async function perform(sim: Simulation, planned: Planned): Promise<RawAnswer> {
  const { call, fault, deadlineMs, send } = planned
  const early = await before(sim, planned)
  if (early) return early
  await sim.sleep(fault?.delayMs ?? sim.faults.latency(), 'on its way', { isOutside: true })
  const answer = await send(fault?.isOwn ? { kind: fault.kind, ...(fault.value === undefined ? {} : { value: fault.value }) } : null)
  await sim.yieldPoint(`from ${call} ${answer.status}`)
  switch (fault?.kind) {
    case 'timeout-after':
      await sim.sleep(deadlineMs, 'waits in vain')
      throw broken(call, 'deadline')
    case 'reset-after':
      throw broken(call, 'ECONNRESET')
    case 'error-after':
      return rawOf(Number(fault.value ?? 500), {}, Buffer.from('{"name":"INTERNAL_SERVER_ERROR","message":"An internal server error occurred"}'))
    case 'malformed':
      return rawOf(answer.status, answer.headers, Buffer.from(answer.body).subarray(0, 40))
    default:
      return rawFrom(answer)
  }
}
