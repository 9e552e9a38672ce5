import type { Settings } from '@/sandbox/aliexpress/rows'
import { createRandom, type Random } from '../kernel/random'
import type { Storm } from '../parties/faults'

/** What a seed's world is like: chosen by the seed, so that not only the turns but also the kind of day differs (swarm testing, reliability.md 4.2). */
export interface Scenario {
  readonly seed: number
  readonly theme: Theme
  readonly orders: number
  readonly shape: 'burst' | 'minutes' | 'day' | 'waves'
  /** Within which time the shoppers come. */
  readonly spanMs: number
  readonly resellers: number
  readonly workers: number
  readonly openingBalanceMinor: number
  readonly isScarce: boolean
  readonly balanceLagSeconds: number
  readonly faultRate: number
  readonly storm: Storm | null
  readonly crashRate: number
  readonly freezeRate: number
  readonly commitFaultRate: number
  readonly jobLossRate: number
  readonly webhooks: { readonly mostCopies: number; readonly lostRate: number; readonly longestDelayMs: number }
  readonly supplier: Partial<Settings>
  readonly isDeduplicationConfirmed: boolean
  readonly costRisesTo: number
  readonly payoutHoldHours: number
  /** How long PayPal works on a batch of payouts. */
  readonly payoutSeconds: number
  readonly payoutsNeedConfirmation: boolean
  readonly receiver: 'good' | 'unclaimed' | 'locked'
  readonly dailyOrderLimit: number | null
  readonly peopleAwayHours: number
  /** Of ten thousand orders that are not over, for how many the button to refund is pressed at each look, whatever their state is by now. */
  readonly impatienceRate: number
  /** Of ten thousand paid supplier orders that wait for their parcel, how many are called off at each look (actors/people.ts). */
  readonly calledOffRate: number
  /** Of ten thousand payments, how many are complained about at PayPal at each look. */
  readonly complaintRate: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const SPAN = { burst: 20 * SECOND, minutes: 20 * MINUTE, day: 24 * HOUR, waves: 3 * HOUR } as const

const stormOver = (call: string, random: Random): Storm => ({ call, rate: random.pick([4_000, 6_000, 8_000]), ways: random.between(1, 4) })
const atOddsWithChance = (random: Random) => random.chance(5_000)

/**
 * What a seed dwells on. A day in which everything is equally likely meets the third fault of one purchase about never; here one corner of the shop
 * is busy for the whole seed. `plain` changes nothing.
 */
const THEMES = {
  plain: () => ({}),
  'doubt at the supplier': (random, plain) => {
    const dedupe = random.pick(['same-ids', 'repeated-error', 'repeated-error', 'off'] as const)
    return {
      storm: { call: 'aliexpress.ds.order.create', rate: random.pick([5_000, 8_000]), ways: 'lost or refused' }, isDeduplicationConfirmed: dedupe !== 'off', peopleAwayHours: 1, impatienceRate: 4_000,
      supplier: { ...plain.supplier, dedupe, pushMode: random.pick(['never', 'never', 'once']), orderVisibleAfterMs: random.pick([0, 3 * MINUTE, HOUR]) },
    }
  },
  'processes that stand still': (random, plain) => {
    const dedupe = random.pick(['off', 'same-ids'] as const)
    return {
      freezeRate: random.pick([200, 500]), crashRate: 50, peopleAwayHours: 1, complaintRate: 1_500, isDeduplicationConfirmed: dedupe !== 'off', supplier: { ...plain.supplier, dedupe },
      storm: atOddsWithChance(random) ? { call: 'aliexpress.ds.order.create', rate: 4_000, ways: 'lost or refused' } : null,
    }
  },
  'the last money': (random) => ({ isScarce: true, openingBalanceMinor: random.between(0, 3_000), shape: 'day', spanMs: SPAN.waves, peopleAwayHours: 0.5, faultRate: 500 }),
  'payments that hang': (random, plain) => ({ storm: stormOver(random.pick(['paypal capture', 'paypal order']), random), webhooks: { ...plain.webhooks, lostRate: random.pick([1_000, 9_000]) } }),
  'payouts that hang': (random) => ({
    storm: stormOver(random.pick(['paypal payout', 'paypal payout', 'paypal get payout']), random), receiver: random.pick(['good', 'unclaimed', 'locked']),
    complaintRate: random.pick([3_000, 6_000]), // the sale is gone before anybody knows whether its payouts left
  }),
  'money to be given back': (random) => ({ storm: stormOver(random.pick(['paypal refund', 'paypal get refund']), random), costRisesTo: 30_000, calledOffRate: 2_000, peopleAwayHours: 1, impatienceRate: 1_000 }),
} satisfies Record<string, (random: Random, plain: Omit<Scenario, 'theme'>) => Partial<Scenario>>
export type Theme = keyof typeof THEMES

export function createScenario(seed: number, orders: number): Scenario {
  const plain = createPlainScenario(seed, orders)
  const random = createRandom(seed, 'theme')
  const theme = random.pick(Object.keys(THEMES) as Theme[])
  return { ...plain, theme, ...THEMES[theme](random, plain) }
}

function createPlainScenario(seed: number, orders: number): Omit<Scenario, 'theme'> {
  const random = createRandom(seed, 'scenario')
  const one = <T>(...list: readonly T[]) => random.pick(list)
  const shape = one('burst', 'minutes', 'minutes', 'day', 'waves')
  const isScarce = random.chance(3_000)
  const dedupe = one('same-ids', 'same-ids', 'repeated-error', 'off')
  return {
    seed,
    orders,
    shape,
    spanMs: SPAN[shape],
    resellers: one(1, 1, 3),
    workers: random.between(4, 6),
    openingBalanceMinor: isScarce ? random.between(1_000, 12_000) : 5_000_000,
    isScarce,
    balanceLagSeconds: one(0, 0, 0, 900, 10_800),
    faultRate: one(2_500, 2_500, 2_500, 2_500, 5_000, 500),
    storm: null,
    crashRate: one(100, 100, 100, 300, 0),
    freezeRate: one(0, 20, 60),
    commitFaultRate: one(50, 100, 0),
    jobLossRate: one(0, 200, 1_000),
    webhooks: { mostCopies: 3, lostRate: one(0, 500, 3_000), longestDelayMs: one(5 * SECOND, 10 * MINUTE, 6 * HOUR, 72 * HOUR) },
    supplier: {
      autoPay: true,
      dedupe,
      orderVisibleAfterMs: one(0, 2_000, 12_000, 3 * MINUTE),
      hiddenTaxBasisPoints: one(0, 0, 0, 300, 900),
      shipAfterHours: one(0, 0, 2, 12),
      deliverAfterDays: 0,
      pushMode: one('once', 'once', 'twice', 'never'),
      bareSingleLists: random.chance(3_000),
    },
    isDeduplicationConfirmed: dedupe !== 'off' && random.chance(7_000),
    costRisesTo: one(10_000, 10_000, 10_000, 12_500, 30_000),
    payoutHoldHours: one(0, 0, 0, 5),
    payoutsNeedConfirmation: random.chance(2_000),
    receiver: one('good', 'good', 'good', 'good', 'unclaimed', 'locked'),
    dailyOrderLimit: random.chance(1_500) ? random.between(3, 20) : null,
    peopleAwayHours: 2,
    impatienceRate: 200,
    calledOffRate: one(0, 0, 1_000),
    complaintRate: one(0, 0, 0, 1_500),
    payoutSeconds: one(1, 1, 90, 3_600),
  }
}

/** A day without chance: one kind of supplier, enough money, nothing fails by itself. For sweeps that plan every fault. */
export function createQuietScenario(seed: number, orders: number, changes: Partial<Scenario> = {}): Scenario {
  return {
    seed, theme: 'plain', orders, shape: 'burst', spanMs: SECOND, resellers: 1, workers: 2, openingBalanceMinor: 5_000_000, isScarce: false, balanceLagSeconds: 0, faultRate: 0, storm: null, crashRate: 0, freezeRate: 0,
    commitFaultRate: 0, jobLossRate: 0, webhooks: { mostCopies: 2, lostRate: 0, longestDelayMs: 20 * SECOND },
    supplier: { autoPay: true, dedupe: 'same-ids', orderVisibleAfterMs: 0, shipAfterHours: 0, deliverAfterDays: 0, pushMode: 'once' },
    isDeduplicationConfirmed: true, costRisesTo: 10_000, payoutHoldHours: 0, payoutSeconds: 1, payoutsNeedConfirmation: false, receiver: 'good', dailyOrderLimit: null, peopleAwayHours: 2, impatienceRate: 200, calledOffRate: 0, complaintRate: 0, ...changes,
  }
}
