import { receiveAliexpressEvent } from '@/lib/inbox/receive-aliexpress-event'
import { receivePaypalEvent } from '@/lib/inbox/receive-paypal-event'
import { workInbox } from '@/lib/inbox/work-inbox'
import { INBOX_WORK } from '@/lib/worker/inbox-work'
import type { Random } from '../kernel/random'
import type { Delivery, Simulation } from '../kernel/simulation'
import type { SimProcess } from '../kernel/turns'
import type { Scenario } from '../world/scenario'

export interface Deliverer {
  /** Copies that are still under way. */
  readonly open: number
  readonly stats: { messages: number; copies: number; lost: number; refused: number }
}

const MOST_TRIES = 12
const INBOX_SETTLES_MS = 3_050 // lib/inbox/store.ts

/**
 * The network between the third parties and our webhook routes: each message one to three times, late up to the scenario's limit, in any order, some
 * lost. What we do not take is sent again later, as PayPal does.
 */
export function createDeliverer(sim: Simulation, random: Random, { web, workers }: { web: readonly SimProcess[]; workers: readonly SimProcess[] }, scenario: Scenario): Deliverer {
  const stats = { messages: 0, copies: 0, lost: 0, refused: 0 }
  let open = 0
  const { mostCopies, lostRate, longestDelayMs } = scenario.webhooks
  const delay = () => (random.chance(6_000) ? random.between(50, 5_000) : random.between(50, longestDelayMs))
  const receive = ({ url, headers, body }: Delivery) =>
    url.includes('/paypal/')
      ? receivePaypalEvent({ headers: new Headers(headers), rawBody: body })
      : receiveAliexpressEvent({ authorization: headers.authorization ?? null, rawBody: body })
  let isLookDue = false
  /** A worker looks into its inbox twice a second; here when there is something, soon after it may be looked into. */
  const lookSoon = () => {
    if (isLookDue) return
    isLookDue = true
    sim.at(sim.nowMs + INBOX_SETTLES_MS + random.below(700), 'a look into the inbox', () => {
      isLookDue = false
      sim.spawn(random.pick(workers), 'inbox', () => workInbox(INBOX_WORK))
    })
  }
  const attempt = (delivery: Delivery, tries: number) => {
    sim.spawn(random.pick(web), `webhook ${delivery.url.includes('/paypal/') ? 'paypal' : 'aliexpress'}`, () => receive(delivery), (end) => {
      if (end.kind === 'done' || tries >= MOST_TRIES) {
        open--
        lookSoon()
        return
      }
      stats.refused++
      sim.at(sim.nowMs + 10_000 * 1.5 ** tries, 'webhook again', () => { attempt(delivery, tries + 1) })
    })
  }
  sim.deliver = (delivery) => {
    stats.messages++
    if (sim.faultsOn && random.chance(lostRate)) {
      stats.lost++
      return
    }
    const copies = random.between(1, mostCopies)
    for (let copy = 0; copy < copies; copy++) {
      stats.copies++
      open++
      sim.at(sim.nowMs + delay(), 'webhook', () => { attempt(delivery, 0) })
    }
  }
  return {
    stats,
    get open() {
      return open
    },
  }
}
