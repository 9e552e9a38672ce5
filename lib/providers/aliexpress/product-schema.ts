import { z } from 'zod'
import { count, flag, idText, list, soft, word } from './decode'

const SkuProperty = z.object({
  sku_property_id: idText,
  sku_property_name: soft(z.string()),
  property_value_id: word,
  sku_property_value: soft(z.string()),
  property_value_definition_name: soft(z.string()),
  sku_image: soft(z.string()),
})

/** One SKU of `ae_item_sku_info_dtos` (facts/aliexpress.md 4.1). */
export const SkuBody = z.object({
  sku_id: idText,
  sku_attr: soft(z.string()),
  id: soft(z.string()),
  offer_sale_price: soft(word),
  sku_price: soft(word),
  currency_code: soft(z.string()),
  sku_available_stock: soft(count),
  price_include_tax: soft(flag),
  estimated_import_charges: soft(word),
  tax_currency_code: soft(z.string()),
  ae_sku_property_dtos: list(SkuProperty),
})
export type SkuBody = z.infer<typeof SkuBody>

export const ProductBody = z.object({
  ae_item_base_info_dto: z.object({
    product_id: idText,
    subject: z.string(),
    detail: soft(z.string()),
    category_id: soft(idText),
    product_status_type: soft(z.string()),
    sales_count: soft(word),
    evaluation_count: soft(word),
    avg_evaluation_rating: soft(word),
  }),
  ae_item_sku_info_dtos: list(SkuBody),
  ae_multimedia_info_dto: soft(z.object({ image_urls: soft(z.string()) })),
  package_info_dto: soft(z.object({ gross_weight: soft(word) })),
  logistics_info_dto: soft(z.object({ delivery_time: soft(count), ship_to_country: soft(z.string()) })),
  ae_store_info: soft(z.object({
    store_id: soft(idText),
    store_name: soft(z.string()),
    store_country_code: soft(z.string()),
    item_as_described_rating: soft(word),
    communication_rating: soft(word),
    shipping_speed_rating: soft(word),
  })),
  ae_item_properties: list(z.object({ attr_name: z.string(), attr_value: word })),
  product_id_converter_result: soft(z.object({ main_product_id: soft(idText), sub_product_id: soft(z.string()) })),
})
export type ProductBody = z.infer<typeof ProductBody>

export const ProductAnswer = z.object({ result: z.unknown().optional(), rsp_code: soft(word), rsp_msg: soft(z.string()) })
