import { machineNow } from './clock'
import { sha256Hex } from './crypto'
import { HttpCallError } from './http-transport'

/** Whose door a call knocks at. A credential's secret is only ever kept as the first letters of its hash. */
export interface CircuitName {
  readonly provider: 'paypal' | 'aliexpress'
  readonly credential: string
}

export interface CircuitState {
  readonly provider: string
  readonly credential: string
  readonly state: 'closed' | 'open' | 'half_open'
  /** Failures in a row. */
  readonly failures: number
  readonly opensAgainAt: string | null
}

/** `not_sent`: certainly no byte left; `no_answer`: it may have arrived; the others are the answer's class. */
export type CallOutcome = 'success' | 'refused' | 'failed' | 'not_sent' | 'no_answer'

interface Circuit {
  readonly name: CircuitName
  failures: number
  /** How often it opened since it last closed: the pause doubles with it. */
  opened: number
  openUntilMs: number
  probing: boolean
}

/** reliability.md R8 and section 3.2: after so many failures in a row a provider is left alone for a while. */
const FAILURES_TO_OPEN = 5
const FIRST_PAUSE_MS = 10_000
const LONGEST_PAUSE_MS = 5 * 60_000
const MOST_CIRCUITS = 1_000

/**
 * The state is in the process, not in the database: it protects this process's callers and sockets, dies with them, and must work when the
 * database does not; every other process finds out within five calls. An own 60 lines, because ready-made breakers run on the system's clock and
 * timers, which simulations cannot move. Next.js may load this module more than once in one process: the map must stay one.
 */
const holder = globalThis as { __ivanCircuits?: Map<string, Circuit>; __ivanCallTallies?: Map<string, number> }
const circuits = (holder.__ivanCircuits ??= new Map<string, Circuit>())

/** The provider failed too often in a row: the call was not sent, so nothing is in doubt. */
export class CircuitOpenError extends HttpCallError {
  constructor(name: CircuitName, waitMs: number) {
    super('before-send', `${name.provider} is left alone after ${FAILURES_TO_OPEN} failures in a row`, undefined, { code: 'CIRCUIT_OPEN', retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) })
    this.name = 'CircuitOpenError'
  }
}

/** How credentials are told apart without keeping them. */
export const circuitName = (provider: CircuitName['provider'], credential: string): CircuitName => ({ provider, credential: sha256Hex(credential).slice(0, 10) })

/** A pause is real waiting: moving the clock of local mode neither ends nor prolongs it. */
const machineMs = () => machineNow().getTime()

const keyOf = (name: CircuitName) => `${name.provider}|${name.credential}`

/**
 * Asks to make one call. Returns what is told how it ended (true: the provider works). Throws CircuitOpenError while the provider is left alone;
 * when the pause is over one call goes as a probe, and its end decides.
 */
export function enterCircuit(name: CircuitName): (works: boolean) => void {
  const key = keyOf(name)
  const circuit = circuits.get(key)
  if (circuit && circuit.failures >= FAILURES_TO_OPEN) {
    const wait = circuit.openUntilMs - machineMs()
    if (wait > 0 || circuit.probing) throw new CircuitOpenError(name, Math.max(wait, 1_000))
    circuit.probing = true
  }
  return (works) => { works ? circuits.delete(key) : recordFailure(key, name) }
}

function recordFailure(key: string, name: CircuitName): void {
  const circuit = circuits.get(key) ?? { name, failures: 0, opened: 0, openUntilMs: 0, probing: false }
  if (!circuits.has(key) && circuits.size < MOST_CIRCUITS) circuits.set(key, circuit)
  const wasOpen = circuit.failures >= FAILURES_TO_OPEN
  circuit.failures += 1
  // Of calls that left before it opened, none prolongs the pause: only the probe does.
  if (circuit.failures < FAILURES_TO_OPEN || (wasOpen && !circuit.probing)) return
  circuit.openUntilMs = machineMs() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** circuit.opened)
  circuit.opened += 1
  circuit.probing = false
}

/** Every circuit of this process that has failures, for health and metrics. */
export function readCircuits(): CircuitState[] {
  return [...circuits.values()].map((circuit) => {
    const isTripped = circuit.failures >= FAILURES_TO_OPEN
    const state = !isTripped ? 'closed' : circuit.openUntilMs > machineMs() ? 'open' : 'half_open'
    return { ...circuit.name, state, failures: circuit.failures, opensAgainAt: isTripped ? new Date(circuit.openUntilMs).toISOString() : null }
  })
}

const tallies = (holder.__ivanCallTallies ??= new Map<string, number>())

/** Counts one call that has ended; the outcome is HTTP's class, or how it broke. */
export function tallyCall(provider: string, outcome: CallOutcome): void {
  const key = `${provider}|${outcome}`
  tallies.set(key, (tallies.get(key) ?? 0) + 1)
}

/** Calls of this process since it started, by provider and outcome. */
export function readCallTallies(): { readonly provider: string; readonly outcome: string; readonly count: number }[] {
  return [...tallies].map(([key, count]) => {
    const [provider = '', outcome = ''] = key.split('|')
    return { provider, outcome, count }
  })
}

/** For tests and simulations: forgets every failure. */
export function resetCircuits(): void {
  circuits.clear()
}
