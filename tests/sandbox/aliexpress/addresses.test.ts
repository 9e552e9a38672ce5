import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KETTLE, placeOrder, US_ADDRESS } from './order-fixtures'
import { startTestSupplier, type Json, type TestSupplier } from './start-test-supplier'

/** The country rules of the documentation's change log, one by one (facts/aliexpress.md 4.7), as order.create applies them. */
let supplier: TestSupplier
beforeAll(async () => {
  supplier = await startTestSupplier()
  await supplier.connect()
})
afterAll(() => supplier.stop())

type Address = Record<string, string>
const FAIL = 'B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL'
const ES = { ...US_ADDRESS, country: 'ES', province: 'Madrid', city: 'Madrid', zip: '28013', mobile_no: '612345678', phone_country: '+34', address: 'Calle de Alcalá 48' }
const AU = { ...US_ADDRESS, country: 'AU', province: 'Victoria', city: 'Melbourne', zip: '3000', mobile_no: '412345678', phone_country: '+61' }
const NZ = { ...AU, country: 'NZ', province: 'Otago', city: 'Dunedin', zip: '9016', phone_country: '+64' }
const AT = { ...US_ADDRESS, country: 'AT', province: 'Vienna', city: 'Other', zip: '1010', mobile_no: '6641234567', phone_country: '+43' }
const IT = { ...US_ADDRESS, country: 'IT', province: 'Lazio', city: 'Other', zip: '00118', mobile_no: '3123456789', phone_country: '+39' }
const MX = { ...US_ADDRESS, country: 'MX', province: 'Jalisco', city: 'Guadalajara', zip: '44100', mobile_no: '3312345678', phone_country: '+52', passport_no: 'MAAA900101HDFRRN09' }
const SA = { ...US_ADDRESS, country: 'SA', province: 'Riyadh', city: 'Riyadh', zip: '12214', mobile_no: '512345678', phone_country: '+966', full_name: 'محمد العتيبي', contact_person: 'محمد العتيبي', address: 'King Fahd Road 12' }
const IL = { ...US_ADDRESS, country: 'IL', province: 'Central', city: 'Tel Aviv', zip: '6100000', mobile_no: '501234567', phone_country: '+972', is_foreigner: 'false', passport_no: '123456782', foreigner_passport_no: '123456782' }
const AR = { ...US_ADDRESS, country: 'AR', province: 'Buenos Aires', city: 'La Plata', zip: 'B1900', mobile_no: '2211234567', phone_country: '+54', is_foreigner: 'false', passport_no: '20-12345678-6', foreigner_passport_no: '20-12345678-6' }
const KR = { ...US_ADDRESS, country: 'KR', province: 'Seoul', city: 'Gangnam-gu', zip: '06236', mobile_no: '1012345678', phone_country: '+82', passport_no: 'P123456789012' }
const ZA = { ...US_ADDRESS, country: 'ZA', province: 'Gauteng', city: 'Pretoria', zip: '0002', mobile_no: '821234567', phone_country: '+27' }
const CL = { ...US_ADDRESS, country: 'CL', province: 'Santiago', city: 'Santiago', zip: '8320000', mobile_no: '912345678', phone_country: '+56' }

const place = (address: Address, natAddr?: string): Promise<Json> => {
  if (natAddr === undefined) return placeOrder(supplier, { address, items: [KETTLE] })
  return placeOrder(supplier, { address, items: [KETTLE], natAddr })
}
const without = (address: Address, name: string): Address => Object.fromEntries(Object.entries(address).filter(([key]) => key !== name))

describe('accepted', () => {
  it.each<[string, Address]>([
    ['US', US_ADDRESS], ['ES', ES], ['AU', AU], ['NZ', NZ], ['AT, with the city Other', AT], ['IT, with the city Other', IT], ['MX', MX], ['IL', IL], ['AR', AR], ['KR, with a customs code', KR],
    ['KR, a foreigner', { ...without(KR, 'passport_no'), is_foreigner: 'true', foreigner_passport_no: 'M12345678' }], ['ZA', ZA], ['CL, without rut_no', CL],
  ])('%s', async (_name, address) => {
    expect(await place(address)).toMatchObject({ is_success: true })
  })

  it('SA with its national address, in lower case too and with an Arabic name', async () => {
    expect(await place(SA, 'RAHA3443')).toMatchObject({ is_success: true })
    expect(await place(SA, 'raha3443')).toMatchObject({ is_success: true })
  })

  it('BR is tried at the border: the kettle does not go there', async () => {
    const BR = { ...US_ADDRESS, country: 'BR', province: 'Sao Paulo', city: 'Sao Paulo', zip: '01310-100', mobile_no: '11987654321', phone_country: '+55', cpf: '529.982.247-25' }
    expect(await place(BR)).toMatchObject({ is_success: false, error_code: 'Item is not allowed to this country' })
  })
})

describe('refused', () => {
  const BR = { ...US_ADDRESS, country: 'BR', province: 'Sao Paulo', city: 'Sao Paulo', zip: '01310-100', mobile_no: '11987654321', phone_country: '+55', cpf: '529.982.247-25' }
  it.each<[string, string, Address]>([
    ['US: a name part of one letter', 'Please enter between 2 - 32 characters', { ...US_ADDRESS, full_name: 'Ana M' }],
    ['US: a name part of 33 letters', 'Please enter between 2 - 32 characters', { ...US_ADDRESS, full_name: `Ana ${'M'.repeat(33)}` }],
    ['US: no full name beside the contact', 'Please enter between 2 - 32 characters', without(US_ADDRESS, 'full_name')],
    ['US: a street of four', 'Please enter between 5 - 35 characters', { ...US_ADDRESS, address: '1 St' }],
    ['US: province Other', 'Please select a State/Province/County', { ...US_ADDRESS, province: 'Other' }],
    ['US: zip of another form', 'Please enter a valid ZIP/postal code', { ...US_ADDRESS, zip: '6270' }],
    ['ES: ten digits', 'Phone Number should contain 9 digits', { ...ES, mobile_no: '6123456780' }],
    ['AU: letters beyond A-Z', 'Please enter letters A-Z only', { ...AU, full_name: 'Zoë Müller' }],
    ['NZ: one word', 'Please enter between 2 - 32 characters', { ...NZ, full_name: 'Zoe' }],
    ['AT: a province in the local spelling', 'Please select a State/Province/County', { ...AT, province: 'Wien-Umgebung' }],
    ['MX: no passport_no', 'Please enter passport_no', without(MX, 'passport_no')],
    ['MX: a second line of 61', 'Please enter between 0 - 60 characters', { ...MX, address2: 'x'.repeat(61) }],
    ['IL: is_foreigner missing', 'Please enter is_foreigner', without(IL, 'is_foreigner')],
    ['IL: eight digits', 'Please enter a valid passport_no', { ...IL, passport_no: '12345678' }],
    ['IL: only one of the two numbers', 'Please enter foreigner_passport_no', without(IL, 'foreigner_passport_no')],
    ['AR: a number without dashes', 'Please enter a valid passport_no', { ...AR, passport_no: '20123456786' }],
    ['AR: nine digits', 'Phone Number should contain 10 digits', { ...AR, mobile_no: '221123456' }],
    ['KR: no customs code', 'Please enter passport_no', without(KR, 'passport_no')],
    ['KR: a foreigner without a number', 'Please enter foreigner_passport_no', { ...KR, is_foreigner: 'true' }],
    ['ZA: one word', 'Please enter between 2 - 32 characters', { ...ZA, full_name: 'Thandi', contact_person: 'Thandi' }],
    ['BR: the zip of another state', 'Please enter a valid ZIP/postal code', { ...BR, zip: '20040-002' }],
    ['BR: province Other', 'Please select a State/Province/County', { ...BR, province: 'Other' }],
    ['BR: city Other', 'Please enter a City', { ...BR, city: 'Other' }],
    ['anywhere: a phone with a plus', 'Please enter the country code and phone number without any spaces or special characters', { ...CL, mobile_no: '+56912345678' }],
    ['anywhere: no country code', 'Please enter the country code and phone number without any spaces or special characters', without(CL, 'phone_country')],
    ['anywhere: fourteen digits', 'Phone Number should contain 7-13 digits', { ...CL, mobile_no: '12345678901234' }],
    ['anywhere: no phone', 'Please enter mobile phone number', without(CL, 'mobile_no')],
  ])('%s', async (_name, message, address) => {
    const before = (await supplier.control('state')).counts?.orders
    expect(await place(address)).toMatchObject({ is_success: false, error_code: FAIL, error_msg: message })
    expect((await supplier.control('state')).counts?.orders).toBe(before)
  })

  it.each<[string, string, string | undefined, Address]>([
    ['no national address', 'Please enter a 8-digit national address in right format, eg. ABCD1234.', undefined, SA],
    ['a national address of another form', 'Please enter a 8-digit national address in right format, eg. ABCD1234.', 'RAHA344', SA],
    ['a phone that does not begin with 5', 'Please enter a valid mobile phone number', 'RAHA3443', { ...SA, mobile_no: '412345678' }],
    ['a province of one letter', 'Please enter between 2 - 64 characters', 'RAHA3443', { ...SA, province: 'R' }],
    ['a zip of eleven digits', 'Please enter a valid ZIP/postal code', 'RAHA3443', { ...SA, zip: '12345678901' }],
  ])('SA: %s', async (_name, message, natAddr, address) => {
    expect(await place(address, natAddr)).toMatchObject({ is_success: false, error_code: FAIL, error_msg: message })
  })

  it('BR: a tax id with wrong digits, and one that belongs to somebody else', async () => {
    expect(await place({ ...BR, cpf: '529.982.247-26' })).toMatchObject({ error_code: 'B_DROPSHIPPER_DELIVERY_ADDRESS_CPF_CN_INVALID' })
    const registered = { ...BR, cpf: '111.444.777-35' }
    expect(await place(registered)).toMatchObject({ error_code: 'B_DROPSHIPPER_DELIVERY_ADDRESS_CPF_NOT_MATCH' })
    const owner = { ...registered, full_name: 'Maria da Silva', contact_person: 'Maria da Silva' }
    expect(await place(owner)).toMatchObject({ error_code: 'Item is not allowed to this country' })
  })
})
