import { zero } from '@/lib/foundation/money'
import type { AliexpressCredentials } from '@/lib/providers/aliexpress/client'
import { querySupplierFreight } from '@/lib/providers/aliexpress/query-freight'
import type { FreightOption } from '@/lib/providers/aliexpress/query-freight'
import { cleanText } from './clean-text'
import { inParallel } from './in-parallel'
import { SERVED_COUNTRIES } from './served-countries'
import type { FreightView } from './views'

const AT_ONCE = 4 // the call has a limit per second for everybody; more only wait there
const PAUSE_MS = 400
// A service that names no days is promised at the slow end.
const SLOWEST_DAYS = 60
const LONGEST_NAME = 80

interface FreightQuestion {
  readonly credentials: AliexpressCredentials
  readonly productId: string
  readonly skuId: string
  readonly currency: string
}

/** Delivery of one piece to every country that the shops serve: the cheapest service, or the fact that there is none. */
export async function readFreights(question: FreightQuestion): Promise<FreightView[]> {
  return inParallel(SERVED_COUNTRIES, AT_ONCE, (country) => readFreight(question, country))
}

async function readFreight(question: FreightQuestion, country: string): Promise<FreightView> {
  const best = (await ask(question, country)) ?? (await askAgain(question, country))
  if (!best) return { country, deliverable: false, serviceCode: '', serviceName: '', fee: zero(question.currency), minDays: 0, maxDays: 0 }
  const maxDays = best.maxDays ?? SLOWEST_DAYS
  return {
    country,
    deliverable: true,
    serviceCode: best.code,
    serviceName: cleanText(best.company, LONGEST_NAME),
    fee: best.fee,
    minDays: Math.min(best.minDays ?? maxDays, maxDays),
    maxDays,
  }
}

/** One "no" is not reliable (facts/aliexpress.md 4.4). */
async function askAgain(question: FreightQuestion, country: string): Promise<FreightOption | null> {
  await new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS))
  return ask(question, country)
}

async function ask({ currency, ...product }: FreightQuestion, country: string): Promise<FreightOption | null> {
  const { options } = await querySupplierFreight({ ...product, quantity: 1, country, currency, locale: 'en_US' })
  const usable = options.filter((option) => option.fee.currency === currency)
  return usable.reduce<FreightOption | null>((best, option) => (best === null || isBetter(option, best) ? option : best), null)
}

/** Cheaper, or as cheap and faster. */
function isBetter(option: FreightOption, best: FreightOption): boolean {
  if (option.fee.minor !== best.fee.minor) return option.fee.minor < best.fee.minor
  return (option.maxDays ?? SLOWEST_DAYS) < (best.maxDays ?? SLOWEST_DAYS)
}
