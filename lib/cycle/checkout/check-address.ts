import { AppError } from '../../foundation/errors'
import type { ShippingAddress } from './schema'

// Buyers of these countries must give AliExpress further ids (facts/aliexpress.md 4.7 "Country rules"); we do not ask for them yet,
// so an order from there could be paid but not bought: it is refused before any money moves.
const NEEDS_IDS = new Set(['BR', 'MX', 'IL', 'AR', 'KR', 'CL', 'SA', 'TR'])

/** Whether the supplier asks buyers of this country for further ids, which we do not take yet. */
export function needsBuyerIds(country: string): boolean {
  return NEEDS_IDS.has(country)
}

const NAME_WITH_SPACE = new Set(['US', 'AU', 'NZ', 'DZ', 'ZA'])
const REGION_NEEDED = new Set(['US', 'CA', 'AU', 'ES', 'IT', 'MX'])

/** The supplier's address rules, checked before payment so that a paid order is not refused there. Facts name the field. */
export function checkAddress(address: ShippingAddress): void {
  const { country } = address
  if (NEEDS_IDS.has(country)) throw new AppError('country_needs_ids', 'buyers there need further ids', { field: 'country', country })
  const wrong = (field: string, rule: string): never => {
    throw new AppError('invalid_input', `address: ${field} ${rule}`, { field: `shippingAddress.${field}`, rule })
  }
  const parts = address.fullName.split(/\s+/)
  if (NAME_WITH_SPACE.has(country) && parts.length < 2) wrong('fullName', 'first_and_last_name')
  if (country === 'US' && parts.some((part) => part.length > 32)) wrong('fullName', 'first_and_last_name')
  if (country === 'US' && (address.line1.length < 5 || address.line1.length > 35)) wrong('line1', 'length_5_35')
  if (REGION_NEEDED.has(country) && !address.region) wrong('region', 'required')
  const digits = phoneDigits(address)
  if (country === 'ES' ? digits.length !== 9 : digits.length < 7 || digits.length > 13) wrong('phone', country === 'ES' ? 'digits_9' : 'digits_7_13')
  if (country === 'US' && !/^\d{5}(-\d{4})?$/.test(address.postalCode)) wrong('postalCode', 'format')
  if (country === 'ES' && !/^\d{5}$/.test(address.postalCode)) wrong('postalCode', 'format')
}

const CALLING_CODE: Record<string, string> = {
  US: '1', CA: '1', GB: '44', DE: '49', FR: '33', ES: '34', IT: '39', PT: '351', NL: '31', BE: '32', AT: '43', IE: '353', SE: '46', DK: '45',
  NO: '47', FI: '358', PL: '48', CZ: '420', CH: '41', AU: '61', NZ: '64', JP: '81', LU: '352', EE: '372', LV: '371', LT: '370', HU: '36', GR: '30',
}

export function callingCodeOf(country: string): string {
  return `+${CALLING_CODE[country] ?? '1'}`
}

/** The phone's digits without the calling code of its country: the supplier takes the two apart. */
export function phoneDigits(address: Pick<ShippingAddress, 'phone' | 'country'>): string {
  const international = /^\s*(\+|00)/.test(address.phone)
  const digits = address.phone.replace(/\D/g, '').replace(/^00/, '')
  const code = CALLING_CODE[address.country]
  return international && code && digits.startsWith(code) ? digits.slice(code.length) : digits
}
