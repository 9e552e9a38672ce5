import { amountOf } from './decode'
import type { SupplierProduct, SupplierSku, SupplierSkuProperty } from './get-product'
import { parseJsonKeepingDigits } from './parse-json'
import type { ProductBody, SkuBody } from './product-schema'

/** Absent and empty fields are left out. */
function present<K extends string>(fields: Record<K, string | undefined>): { [P in K]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as { [P in K]?: string }
}

/** Pictures come as `//host/…` at times; only https addresses are kept. */
function pictureAddress(text: string | undefined): string | undefined {
  const address = text?.trim().replace(/^\/\//, 'https://')
  return address && /^https?:\/\/[^\s"'<>]+$/.test(address) ? address : undefined
}

const STATUS: Record<string, SupplierProduct['status']> = { onSelling: 'on_sale', offline: 'off_sale', auditing: 'off_sale', editingRequired: 'off_sale' }

export function reshapeProduct(body: ProductBody): SupplierProduct {
  const base = body.ae_item_base_info_dto
  const store = body.ae_store_info
  const rawStatus = base.product_status_type ?? ''
  return {
    id: base.product_id,
    title: base.subject,
    html: base.detail ?? '',
    pictures: (body.ae_multimedia_info_dto?.image_urls ?? '').split(';').flatMap((each) => pictureAddress(each) ?? []),
    status: STATUS[rawStatus] ?? 'other',
    rawStatus,
    skus: body.ae_item_sku_info_dtos.flatMap((each) => reshapeSku(each) ?? []),
    attributes: body.ae_item_properties.map((each) => ({ name: each.attr_name, value: each.attr_value })),
    store: store?.store_id
      ? {
          id: store.store_id,
          name: store.store_name ?? '',
          country: store.store_country_code ?? '',
          ratings: present({
            described: store.item_as_described_rating,
            communication: store.communication_rating,
            shipping: store.shipping_speed_rating,
          }),
        }
      : null,
    localIds: localIdsOf(body.product_id_converter_result?.sub_product_id),
    ...present({
      categoryId: base.category_id,
      salesCount: base.sales_count,
      reviewCount: base.evaluation_count,
      rating: base.avg_evaluation_rating,
      weightKg: body.package_info_dto?.gross_weight,
    }),
    ...(body.logistics_info_dto?.delivery_time === undefined ? {} : { deliveryDays: body.logistics_info_dto.delivery_time }),
  }
}

/** A SKU whose price cannot be read is left out: it cannot be sold. */
function reshapeSku(sku: SkuBody): SupplierSku | null {
  const price = amountOf(sku.offer_sale_price ?? sku.sku_price, sku.currency_code)
  if (!price || price.minor === 0n) return null
  const properties = sku.ae_sku_property_dtos.map((each): SupplierSkuProperty => ({
    propertyId: each.sku_property_id,
    valueId: each.property_value_id,
    name: each.sku_property_name ?? '',
    value: each.property_value_definition_name ?? each.sku_property_value ?? '',
    platformValue: each.sku_property_value ?? '',
    ...present({ picture: pictureAddress(each.sku_image) }),
  }))
  return {
    skuId: sku.sku_id,
    skuAttr: sku.sku_attr ?? sku.id ?? '',
    price,
    listPrice: amountOf(sku.sku_price, sku.currency_code),
    stock: sku.sku_available_stock ?? 0,
    properties,
    importCharges: amountOf(sku.estimated_import_charges || undefined, sku.tax_currency_code ?? sku.currency_code),
    ...present({ picture: properties.find((each) => each.picture)?.picture }),
    ...(sku.price_include_tax === undefined ? {} : { priceIncludesTax: sku.price_include_tax }),
  }
}

/** `sub_product_id` is JSON in a text: `{"US":3256…}`. */
function localIdsOf(text: string | undefined): Record<string, string> {
  const parsed = text === undefined ? undefined : parseJsonKeepingDigits(text)
  if (parsed === null || typeof parsed !== 'object') return {}
  const entries = Object.entries(parsed).map(([country, id]) => [country, typeof id === 'number' ? id.toString() : id] as const)
  return Object.fromEntries(entries.filter((each): each is [string, string] => typeof each[1] === 'string' && /^\d+$/.test(each[1])))
}
