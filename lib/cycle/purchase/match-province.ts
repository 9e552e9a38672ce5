import { nowMs } from '../../foundation/clock'
import { isAppError } from '../../foundation/errors'
import { log } from '../../foundation/log'
import type { AliexpressCredentials } from '../../providers/aliexpress/client'
import { getAddressTree } from '../../providers/aliexpress/get-address-tree'

/** The supplier's list of a country is kept for a day: the call allows four a second for everybody (facts/aliexpress.md 4.6). */
const KEEP_MS = 24 * 3600 * 1000
const lists = new Map<string, { readonly at: number; readonly provinces: Promise<readonly string[]> }>()

/** Postal abbreviations that shoppers type; the supplier takes only whole names. */
const ABBREVIATIONS: Record<string, string> = {
  US: 'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|PR Puerto Rico',
  CA: 'AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon',
  AU: 'ACT Australian Capital Territory|NSW New South Wales|NT Northern Territory|QLD Queensland|SA South Australia|TAS Tasmania|VIC Victoria|WA Western Australia',
}

const plain = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()

function spelledOut(country: string, text: string): string {
  const entry = ABBREVIATIONS[country]?.split('|').find((each) => each.startsWith(`${text.trim().toUpperCase()} `))
  return entry ? entry.slice(entry.indexOf(' ') + 1) : text
}

function provincesOf(country: string, credentials: AliexpressCredentials): Promise<readonly string[]> {
  const kept = lists.get(country)
  if (kept && nowMs() - kept.at < KEEP_MS) return kept.provinces
  const provinces = getAddressTree({ credentials, country, language: 'en' }).then((tree) => tree.provinces.map((each) => each.name))
  lists.set(country, { at: nowMs(), provinces })
  provinces.catch(() => lists.delete(country))
  return provinces
}

/**
 * The shopper's region in the spelling that the supplier accepts ("CA", "california" -> "California"; "Cataluna" -> "Cataluña" where that is the
 * list's word). A region that is not in the list, or a list that cannot be read, leaves the shopper's text: the supplier then says what is wrong.
 */
export async function matchProvince(country: string, region: string, credentials: AliexpressCredentials): Promise<string> {
  const wanted = spelledOut(country, region)
  try {
    const provinces = await provincesOf(country, credentials)
    const exact = provinces.find((each) => plain(each) === plain(wanted))
    return exact ?? provinces.find((each) => plain(each).startsWith(plain(wanted)) || plain(wanted).startsWith(plain(each))) ?? wanted
  } catch (error) {
    if (!isAppError(error)) throw error
    log.info({ country, code: error.code }, 'the supplier’s list of provinces could not be read')
    return wanted
  }
}
