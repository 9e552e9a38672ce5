import { createRandom } from '../kernel/random'

/** What happens to one call. `isOwn`: the third party does it itself (declines, holds, refuses); the others happen on the way. */
export interface PlannedFault {
  readonly kind: string
  readonly value?: string
  readonly delayMs: number
  readonly isOwn?: boolean
}

export interface FaultPlan {
  next(call: string): PlannedFault | null
  latency(): number
  readonly stats: { calls: number; faulted: number; byKind: Map<string, number> }
  isOn: boolean
}

const ON_THE_WAY = ['timeout-before', 'timeout-after', 'error-before', 'error-after', 'reset-before', 'reset-after', 'malformed', 'refused-connection', 'late'] as const
export type WireFault = (typeof ON_THE_WAY)[number]
export const WIRE_FAULTS: readonly WireFault[] = ON_THE_WAY

interface OwnFault {
  readonly kind: string
  readonly value?: string
}

const business = (value: string): OwnFault => ({ kind: 'business', value })
const gateway = (value: string): OwnFault => ({ kind: 'gateway', value })

/** What a third party says by itself, call by call. */
const OWN: Readonly<Record<string, readonly OwnFault[]>> = {
  'paypal capture': [{ kind: 'pending' }, { kind: 'wrong-amount' }, { kind: 'decline', value: 'INSTRUMENT_DECLINED' }, { kind: 'decline', value: 'PAYER_CANNOT_PAY' }, { kind: 'decline', value: 'COMPLETED_DECLINED' }],
  'paypal refund': [{ kind: 'pending' }, { kind: 'decline' }],
  'paypal payout': [{ kind: 'decline' }, { kind: 'pending' }],
  'aliexpress.ds.order.create': [business('REPEATED_ORDER_ERROR'), business('INVENTORY_HOLD_ERROR'), business('A001_ORDER_CANNOT_BE_PLACED'), business('REMOTE_CREATE_ORDER_RESULT_ERROR'), gateway('ApiCallLimit'), gateway('ServiceTimeout'), { kind: 'gateway-after', value: 'ServiceTimeout' }, gateway('IllegalAccessToken')],
  'aliexpress.trade.ds.order.get': [gateway('ApiCallLimit'), gateway('ServiceUnavailable')],
  'aliexpress.ds.product.get': [gateway('ApiCallLimit'), gateway('InternalError')],
  'aliexpress.ds.freight.query': [gateway('ApiCallLimit'), gateway('ServiceUnavailable')],
}

/** A planned fault on the way, for sweeps. */
export const faultOf = (kind: string): PlannedFault => ({ kind, delayMs: kind === 'late' ? 40_000 : 200, ...(kind.startsWith('error') ? { value: '500' } : {}) })

/** Everything that can happen to a call: on the way, and what the third party says by itself. */
export const everyFaultOf = (call: string): PlannedFault[] => [...ON_THE_WAY.map(faultOf), ...(OWN[call] ?? []).map((own) => ({ ...own, delayMs: 200, isOwn: true }))]

const PAYPAL: readonly [method: string, path: RegExp, call: string][] = [
  ['POST', /\/v1\/oauth2\/token$/, 'paypal token'],
  ['POST', /\/v2\/checkout\/orders$/, 'paypal create'],
  ['GET', /\/v2\/checkout\/orders\/[^/]+$/, 'paypal order'],
  ['POST', /\/v2\/checkout\/orders\/[^/]+\/capture$/, 'paypal capture'],
  ['GET', /\/v2\/payments\/captures\/[^/]+$/, 'paypal get capture'],
  ['POST', /\/v2\/payments\/captures\/[^/]+\/refund$/, 'paypal refund'],
  ['GET', /\/v2\/payments\/refunds\/[^/]+$/, 'paypal get refund'],
  ['POST', /\/v1\/payments\/payouts$/, 'paypal payout'],
  ['GET', /\/v1\/payments\/payouts\/[^/]+$/, 'paypal get payout'],
  ['GET', /\/v1\/reporting\/balances$/, 'paypal balances'],
  ['GET', /\/v1\/notifications\/certs\/[^/]+$/, 'paypal certificate'],
]

/** The name of a call: `paypal capture`, or AliExpress's own method name. */
export function callOf(method: string, url: string, body: unknown): string {
  const { pathname } = new URL(url)
  if (pathname.startsWith('/rest')) return `aliexpress ${pathname.slice(5)}`
  if (pathname.startsWith('/sync')) return new URLSearchParams(typeof body === 'string' ? body : '').get('method') ?? 'aliexpress'
  return PAYPAL.find(([verb, path]) => verb === method && path.test(pathname))?.[2] ?? `${method} ${pathname.split('/').slice(0, 4).join('/')}`
}

const lostOrRefused = (call: string) => Array.from({ length: waysOf(call) }, (_, index) => index).filter((index) => index >= ON_THE_WAY.length || /-after$|^late$|^malformed$/.test(ON_THE_WAY[index] ?? ''))
const waysOf = (call: string) => ON_THE_WAY.length + (OWN[call]?.length ?? 0)

/** One call that fails far more often than the others for a whole seed, in a few ways only: what follows a fault is met again and again, and so are its second and third fault. */
export interface Storm {
  readonly call: string
  /** Of ten thousand calls of this name. */
  readonly rate: number
  /** In at most so many ways, chosen by the seed; or in all that lose an answer or refuse. The others do not happen to this call. */
  readonly ways: number | 'lost or refused'
}

/** Faults by chance: so many of ten thousand calls, each kind as likely as the others, those of the third party itself included. */
export function createFaultPlan(seed: number, rate: number, storm: Storm | null): FaultPlan {
  const random = createRandom(seed, 'faults')
  const chosen = createRandom(seed, 'storm')
  const stormy = !storm ? [] : storm.ways === 'lost or refused' ? lostOrRefused(storm.call) : Array.from({ length: storm.ways }, () => chosen.below(waysOf(storm.call)))
  const plan: FaultPlan = {
    isOn: true,
    stats: { calls: 0, faulted: 0, byKind: new Map() },
    latency: () => random.between(20, 400),
    next(call) {
      if (!plan.isOn) return null
      plan.stats.calls++
      const isStormy = call === storm?.call
      if (!random.chance(isStormy ? storm.rate : rate)) return null
      plan.stats.faulted++
      const own = OWN[call] ?? []
      const index = isStormy ? random.pick(stormy) : random.below(waysOf(call))
      const wire = ON_THE_WAY[index]
      const fault: PlannedFault = wire
        ? { kind: wire, delayMs: wire === 'late' ? random.between(1_000, 45_000) : random.between(20, 3_000), ...(wire.startsWith('error') ? { value: random.pick(['500', '503', '502', '429']) } : {}) }
        : { ...(own[index - ON_THE_WAY.length] as OwnFault), delayMs: random.between(20, 3_000), isOwn: true }
      plan.stats.byKind.set(fault.kind, (plan.stats.byKind.get(fault.kind) ?? 0) + 1)
      return fault
    },
  }
  return plan
}
