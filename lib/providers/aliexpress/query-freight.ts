import { z } from 'zod'
import { AppError } from '@/lib/foundation/errors'
import { compareMoney, digitsOf, type Money } from '@/lib/foundation/money'
import type { AliexpressCredentials } from './client'
import { amountOf, count, flag, list, soft, word } from './decode'
import { readMethod, unreadable } from './read'

export interface FreightOption {
  /** Passed back in an order as the logistics service. */
  readonly code: string
  readonly company: string
  /** What this delivery costs: zero where it is free. */
  readonly fee: Money
  readonly free: boolean
  readonly minDays: number | null
  readonly maxDays: number | null
  /** Stock for this destination: the truest figure there is; null where AliExpress does not say. */
  readonly stock: number | null
  readonly tracking: boolean
  readonly shipFrom?: string
}

export interface SupplierFreight {
  readonly options: readonly FreightOption[]
  /** Why there are none: DELIVERY_NOT_AVAILABLE_TO_YOUR_ADDRESS (505), DELIVERY_INFO_EMPTY (501: wrong product or SKU id). One "no" is not reliable: ask twice. */
  readonly refusal: { readonly code: string; readonly message: string } | null
}

export interface QueryFreightInput {
  readonly credentials: AliexpressCredentials
  readonly productId: string
  /** The SKU's id, not its attributes. */
  readonly skuId: string
  readonly quantity: number
  readonly country: string
  readonly currency: string
  /** `en_US` style. */
  readonly locale: string
  readonly province?: string
  readonly city?: string
  /** Goods total, for delivery that is free from a threshold on. */
  readonly goodsTotal?: Money
}

const METHOD = 'aliexpress.ds.freight.query'

const Option = z.object({
  code: z.string().min(1),
  company: soft(z.string()),
  shipping_fee_cent: soft(word),
  shipping_fee_currency: soft(z.string()),
  free_shipping: soft(flag),
  free_shipping_threshold: soft(word),
  mayHavePFS: soft(flag),
  min_delivery_days: soft(count),
  max_delivery_days: soft(count),
  available_stock: soft(count),
  tracking: soft(flag),
  ship_from_country: soft(z.string()),
})
const Answer = z.object({ result: z.object({ success: soft(flag), code: soft(word), msg: soft(z.string()), delivery_options: list(Option) }) })

/** The ways to deliver one SKU. Throws provider_unavailable (also for code 506) or provider_refused. */
export async function querySupplierFreight(input: QueryFreightInput): Promise<SupplierFreight> {
  const query = {
    quantity: input.quantity.toString(),
    shipToCountry: input.country,
    productId: input.productId,
    provinceCode: input.province ?? '',
    cityCode: input.city ?? '',
    selectedSkuId: input.skuId,
    language: input.locale,
    currency: input.currency,
    locale: input.locale,
  }
  const body = await readMethod(METHOD, input.credentials, { queryDeliveryReq: JSON.stringify(query) })
  const result = Answer.safeParse(body).data?.result
  if (!result) throw unreadable(METHOD)
  if (result.success === true) {
    const options = result.delivery_options.flatMap((each) => reshapeOption(each, input) ?? [])
    return { options, refusal: options.length > 0 ? null : { code: 'EMPTY', message: result.msg ?? '' } }
  }
  if (result.code === '501' || result.code === '505') return { options: [], refusal: { code: result.code, message: result.msg ?? '' } }
  throw new AppError('provider_unavailable', `AliExpress freight: ${result.code ?? ''} ${result.msg ?? ''}`, { code: result.code ?? '' })
}

function reshapeOption(option: z.infer<typeof Option>, input: QueryFreightInput): FreightOption | null {
  const currency = option.shipping_fee_currency ?? input.currency
  // "cent" holds major units despite its name (facts/aliexpress.md 4.4).
  const listed = amountOf(option.shipping_fee_cent, currency)
  const free = isFree(option, currency, input.goodsTotal) || listed?.minor === 0n
  const fee = free ? amountOf('0', currency) : listed
  if (!fee) return null
  return {
    code: option.code,
    company: option.company ?? option.code,
    fee,
    free,
    minDays: option.min_delivery_days ?? null,
    maxDays: option.max_delivery_days ?? null,
    stock: option.available_stock ?? null,
    tracking: option.tracking ?? false,
    ...(option.ship_from_country ? { shipFrom: option.ship_from_country } : {}),
  }
}

/** Free if AliExpress says so, or by its own free shipping when the threshold is zero or reached. An unreadable threshold is not reached. */
function isFree(option: z.infer<typeof Option>, currency: string, goodsTotal: Money | undefined): boolean {
  if (option.free_shipping === true) return true
  if (option.mayHavePFS !== true || option.free_shipping_threshold === undefined) return false
  const threshold = readLocalAmount(option.free_shipping_threshold, currency)
  if (!threshold) return false
  if (threshold.minor === 0n) return true
  return goodsTotal?.currency === currency && compareMoney(goodsTotal, threshold) >= 0
}

/** "0,00€", "US $10.00", "1.299,00 €": digits, the last two of them after a separator being decimals. */
function readLocalAmount(text: string, currency: string): Money | null {
  const number = /\d[\d.,\s\u00a0\u202f]*/.exec(text)?.[0].trim() ?? ''
  const decimals = digitsOf(currency) === 0 ? null : /[.,](\d{2})$/.exec(number)
  const whole = (decimals ? number.slice(0, -3) : number).replace(/\D/g, '')
  return amountOf(decimals ? `${whole || '0'}.${decimals[1] ?? '00'}` : whole, currency)
}
