/** The shopper's address as AliExpress needs it. The identity fields are asked of a few countries only (facts/aliexpress.md 4.7 country rules). */
export interface SupplierAddress {
  readonly fullName: string
  readonly line1: string
  readonly line2?: string
  readonly city: string
  readonly province: string
  readonly country: string
  readonly postalCode: string
  /** "+33" */
  readonly phoneCountry: string
  /** National number, digits. */
  readonly phone: string
  readonly cpf?: string
  readonly passportNo?: string
  readonly foreignerPassportNo?: string
  readonly isForeigner?: boolean
  readonly taxNumber?: string
  readonly rutNo?: string
  /** Saudi Arabia: four letters and four digits. */
  readonly nationalAddress?: string
}

export interface SupplierOrderItem {
  readonly productId: string
  /** The SKU's attributes, not its id; "" where the item has one SKU only. */
  readonly skuAttr: string
  readonly quantity: number
  /** A code of querySupplierFreight. */
  readonly freightCode: string
  readonly memo?: string
}

const present = (fields: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((each): each is [string, string] => each[1] !== undefined && each[1] !== ''))

/** snake_case only: other spellings are ignored without an error. */
export function addressOf(address: SupplierAddress): Record<string, string> {
  return present({
    full_name: address.fullName,
    contact_person: address.fullName,
    address: address.line1,
    address2: address.line2,
    city: address.city,
    province: address.province,
    country: address.country,
    zip: address.postalCode,
    phone_country: address.phoneCountry,
    mobile_no: address.phone,
    cpf: address.cpf,
    passport_no: address.passportNo,
    foreigner_passport_no: address.foreignerPassportNo,
    is_foreigner: address.isForeigner === undefined ? undefined : address.isForeigner ? 'true' : 'false',
    tax_number: address.taxNumber,
    rut_no: address.rutNo,
  })
}

export function itemsOf(items: readonly SupplierOrderItem[]) {
  return items.map((item) => ({
    product_id: item.productId,
    product_count: item.quantity,
    sku_attr: item.skuAttr,
    logistics_service_name: item.freightCode,
    order_memo: item.memo ?? '',
  }))
}
