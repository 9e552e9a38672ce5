/** What the checkout asks: eight fields, the second address line only where someone wants it. */
export const FIELDS = ['email', 'country', 'fullName', 'line1', 'line2', 'city', 'region', 'postalCode', 'phone'] as const
export type FieldName = (typeof FIELDS)[number]
export type FieldValues = Readonly<Record<FieldName, string>>
export type FieldErrors = Partial<Record<FieldName, ErrorText>>
export type ErrorText = 'email' | 'fullName' | 'fullNameTwo' | 'line1' | 'line1Length' | 'line2' | 'city' | 'region' | 'postalCode' | 'country' | 'phone' | 'phoneNine'

export const EMPTY_FIELDS: FieldValues = { email: '', country: '', fullName: '', line1: '', line2: '', city: '', region: '', postalCode: '', phone: '' }

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const REGION_NEEDED = new Set(['US', 'CA', 'AU', 'ES', 'IT', 'MX'])
const EXAMPLES: Readonly<Record<string, string>> = { US: '94107', ES: '28013', DE: '10115', FR: '75002', GB: 'SW1A 1AA', IT: '00184', PT: '1100-148', MX: '06000' }

export function isRegionNeeded(country: string): boolean {
  return REGION_NEEDED.has(country)
}

export function postalExample(country: string): string {
  return EXAMPLES[country] ?? '10115'
}

/** What can be seen without asking the server: empty fields and an e-mail that is none. The server has the last word. */
export function checkFields(values: FieldValues): FieldErrors {
  const needed = FIELDS.filter((name) => name !== 'line2' && (name !== 'region' || isRegionNeeded(values.country)))
  const errors: FieldErrors = {}
  for (const name of needed) if (values[name].trim() === '') errors[name] = name
  if (!errors.email && !EMAIL.test(values.email.trim())) errors.email = 'email'
  return errors
}

const BY_RULE: Readonly<Record<string, ErrorText>> = { first_and_last_name: 'fullNameTwo', length_5_35: 'line1Length', digits_9: 'phoneNine' }

/** The server's words about fields ({ path: "shippingAddress.phone", rule: "digits_9" }) as ours. */
export function readIssues(issues: readonly { readonly path: string; readonly rule: string }[]): FieldErrors {
  const errors: FieldErrors = {}
  for (const { path, rule } of issues) {
    const name = FIELDS.find((field) => path === field || path === `shippingAddress.${field}`)
    if (name) errors[name] = BY_RULE[rule] ?? name
  }
  return errors
}

/** The body of POST /api/paypal/create-order (contract.md): empty optional lines are left out. */
export function toAddress(values: FieldValues): Record<string, string> {
  const { email: _email, ...address } = values
  return Object.fromEntries(Object.entries(address).map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== ''))
}
