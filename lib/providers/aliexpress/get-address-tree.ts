import { z } from 'zod'
import { AppError } from '@/lib/foundation/errors'
import type { AliexpressCredentials } from './client'
import { flag, soft, word } from './decode'
import { parseJsonKeepingDigits } from './parse-json'
import { readMethod, unreadable } from './read'

/** The exact spellings that an order's address accepts. Cache it for days: the call has four tries per second for everybody. */
export interface AddressTree {
  readonly country: string
  readonly provinces: readonly { readonly name: string; readonly cities: readonly string[] }[]
}

const METHOD = 'aliexpress.ds.address.get'

const Answer = z.object({
  result: z.object({ ret: soft(flag), code: soft(word), msg: soft(z.string()), data: soft(z.object({ children: z.union([z.string(), z.array(z.unknown())]) })) }),
})
const Node = z.object({ name: z.string() })
const Province = z.object({ name: z.string(), children: z.array(Node).optional().catch(undefined) })

/** Provinces and cities of a country. Throws provider_unavailable / provider_refused. */
export async function getAddressTree(input: { credentials: AliexpressCredentials; country: string; language: string }): Promise<AddressTree> {
  const body = await readMethod(METHOD, input.credentials, { countryCode: input.country, language: input.language, isMultiLanguage: 'false' })
  const result = Answer.safeParse(body).data?.result
  if (!result) throw unreadable(METHOD)
  if (result.ret === false)
    throw new AppError('provider_refused', `AliExpress address: ${result.code ?? ''} ${result.msg ?? ''}`, { code: result.code ?? '' })
  const children = result.data?.children
  // `children` is JSON inside a text.
  const provinces = z.array(Province).safeParse(typeof children === 'string' ? parseJsonKeepingDigits(children) : children).data
  if (!provinces) throw unreadable(METHOD)
  return { country: input.country, provinces: provinces.map((each) => ({ name: each.name, cities: (each.children ?? []).map((city) => city.name) })) }
}
