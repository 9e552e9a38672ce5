import { formatMoney } from '@/lib/foundation/money'
import type { ShopProduct, ShopVariant } from '@/lib/cycle/product/views'
import type { Locale } from '@/lib/web/i18n/locales'
import type { PictureShape, StageOption, StageVariant } from '@/components/shop/shapes'

export interface Stage {
  readonly pictures: readonly PictureShape[]
  readonly options: readonly StageOption[]
  readonly variants: readonly StageVariant[]
}

// A picture of a variant that the gallery does not know: the size of all pictures, a neutral ground.
const UNKNOWN = { width: 960, height: 1200, colour: '#d9d4cc' }

/** A product as the stage of its page needs it: options with their values, variants as choices of values, all pictures. */
export function toStage(product: ShopProduct, locale: Locale): Stage {
  const known = new Map(product.pictures.map((picture) => [picture.id, picture]))
  const extra = [...new Set(product.variants.flatMap((variant) => (variant.pictureId && !known.has(variant.pictureId) ? [variant.pictureId] : [])))]
  const pictures = [...product.pictures, ...extra.map((id) => ({ id, ...UNKNOWN }))]
  const names = optionNames(product.variants, locale)
  const options = names.map((name, index): StageOption => {
    const labels = [...new Set(product.variants.map((variant) => valueOf(variant, index, locale)))]
    const pictured = labels.map((label) => pictureOf(product.variants.filter((variant) => valueOf(variant, index, locale) === label)))
    const tells = new Set(pictured).size > 1
    return { name, values: labels.map((label, at) => ({ label, picture: tells ? (pictures.find((picture) => picture.id === pictured[at]) ?? null) : null })) }
  })
  return {
    pictures,
    options,
    variants: product.variants.map((variant) => ({
      id: variant.id,
      values: options.map((option, index) => option.values.findIndex((value) => value.label === valueOf(variant, index, locale))),
      price: formatMoney(variant.price, locale),
      stock: variant.stock,
      isAvailable: variant.available,
      pictureId: variant.pictureId,
    })),
  }
}

function optionNames(variants: readonly ShopVariant[], locale: Locale): string[] {
  if (variants.length < 2) return []
  return (variants[0]?.options ?? []).map((option) => option.name[locale])
}

function valueOf(variant: ShopVariant, index: number, locale: Locale): string {
  return variant.options[index]?.value[locale] ?? ''
}

/** The one picture that all these variants share, else null: then the value is not what the picture shows. */
function pictureOf(variants: readonly ShopVariant[]): string | null {
  const ids = new Set(variants.map((variant) => variant.pictureId))
  return ids.size === 1 ? (variants[0]?.pictureId ?? null) : null
}
