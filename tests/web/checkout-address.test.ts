import { describe, expect, it } from 'vitest'
import { checkFields, EMPTY_FIELDS, FIELDS, readIssues, toAddress } from '@/components/shop/checkout-address'
import { ShippingAddressSchema } from '@/lib/cycle/checkout/schema'

const values = { ...EMPTY_FIELDS, email: ' ana@example.com ', country: 'DE', fullName: 'Ana Garcia', line1: 'Hauptstr. 1', city: 'Berlin', postalCode: '10115', phone: '030 1234567' }

describe('the checkout form', () => {
  it('asks for eight things, the second address line aside', () => {
    expect(FIELDS.filter((name) => name !== 'line2')).toHaveLength(8)
  })

  it('says which fields are empty, and asks for a region only where the mail needs it', () => {
    expect(checkFields(values)).toEqual({})
    expect(checkFields({ ...values, country: 'US' })).toEqual({ region: 'region' })
    expect(checkFields({ ...values, email: 'ana', city: ' ' })).toEqual({ email: 'email', city: 'city' })
  })

  it('sends an address that the server takes', () => {
    expect(ShippingAddressSchema.parse(toAddress(values))).toMatchObject({ fullName: 'Ana Garcia', country: 'DE' })
  })

  it('puts the words of the server beside the right field', () => {
    expect(readIssues([{ path: 'shippingAddress.fullName', rule: 'first_and_last_name' }, { path: 'email', rule: 'invalid_format' }, { path: 'items.0', rule: 'x' }])).toEqual({
      fullName: 'fullNameTwo',
      email: 'email',
    })
  })
})
