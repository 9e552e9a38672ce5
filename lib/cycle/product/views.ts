import type { Money } from '@/lib/foundation/money'
import type { PriceRule } from './price-variant'
import type { ProductStatus } from './states'

/** A text in both languages of the product; the page picks. */
export interface Both {
  readonly en: string
  readonly es: string
}

/** Bytes at `/pictures/{id}` (and `?w=160|320|640|960`). */
export interface PictureView {
  readonly id: string
  readonly width: number
  readonly height: number
  /** Shown before the picture arrives. */
  readonly colour: string
}

export interface ShopView {
  readonly id: string
  readonly userId: string
  readonly slug: string
  readonly name: string
  readonly tagline: Both
  readonly accent: string
  readonly currency: string
  readonly taxBasisPoints: number
  readonly returnDays: number
  readonly supportEmail: string | null
}

export interface VariantOption {
  readonly name: Both
  readonly value: Both
}

export interface ShopVariant {
  readonly id: string
  /** Empty where the product has only one variant. */
  readonly name: Both
  readonly options: readonly VariantOption[]
  readonly price: Money
  readonly available: boolean
  /** How many can be bought; pages show it only when it is low. */
  readonly stock: number
  readonly pictureId: string | null
}

/** Delivery to one country; the freight is inside the price. */
export interface ShopDelivery {
  readonly country: string
  readonly deliverable: boolean
  readonly minDays: number
  readonly maxDays: number
}

export interface ListedProduct {
  readonly id: string
  readonly slug: string
  readonly title: Both
  readonly category: Both
  /** Lowest price among the variants that can be bought (among all where none can). */
  readonly price: Money
  readonly hasPriceRange: boolean
  readonly available: boolean
  readonly pictures: readonly PictureView[]
  readonly variants: readonly ShopVariant[]
  readonly deliveries: readonly ShopDelivery[]
  /** 47 = 4.7 of 5; null where the supplier says nothing. */
  readonly ratingTenths: number | null
  readonly salesCount: string
}

export interface ShopProduct extends ListedProduct {
  /** Safe HTML (sanitise-description). */
  readonly description: Both
  readonly updatedAt: Date
}

export interface CategoryCount {
  readonly name: Both
  readonly count: number
}

export interface ShopProductPage {
  readonly shop: ShopView
  readonly items: readonly ListedProduct[]
  readonly categories: readonly CategoryCount[]
  readonly page: number
  readonly limit: number
  readonly total: number
}

/** What checkout needs of a variant: everything that an order line keeps, and where it can go. */
export interface CartVariant {
  readonly id: string
  readonly shopId: string
  readonly userId: string
  readonly productId: string
  readonly productSlug: string
  readonly title: Both
  readonly name: Both
  readonly price: Money
  readonly cost: Money
  readonly stock: number
  /** Published and in stock. */
  readonly available: boolean
  readonly pictureId: string | null
  readonly supplierProductId: string
  readonly supplierSkuId: string
  readonly skuAttr: string
  /** Orders are split by the supplier's store. */
  readonly storeId: string
  readonly freights: readonly FreightView[]
}

export interface FreightView {
  readonly country: string
  readonly deliverable: boolean
  readonly serviceCode: string
  readonly serviceName: string
  readonly fee: Money
  readonly minDays: number
  readonly maxDays: number
}

export interface ResellerVariant extends ShopVariant {
  readonly cost: Money
  readonly supplierSkuId: string
  /** Estimated, at the dearest country served: price - tax - PayPal fee - cost - freight. */
  readonly worstProfit: Money
  readonly floor: Money
}

export interface ListedResellerProduct {
  readonly id: string
  readonly shopSlug: string
  readonly slug: string
  readonly status: ProductStatus
  readonly title: Both
  readonly category: Both
  readonly supplierProductId: string
  readonly storeName: string
  readonly picture: PictureView | null
  readonly variantCount: number
  readonly stock: number
  readonly priceFrom: Money
  readonly priceTo: Money
  readonly costFrom: Money
  readonly costTo: Money
  readonly deliverableTo: readonly string[]
  /** Estimated: the least that a variant leaves at the dearest country served (price - tax - PayPal fee - cost - freight); null where nothing is known. */
  readonly worstProfit: Money | null
  readonly checkedAt: Date
  readonly publishedAt: Date | null
}

export interface ResellerProductPage {
  readonly items: readonly ListedResellerProduct[]
  readonly page: number
  readonly limit: number
  readonly total: number
  /** How many per state, whatever the filter says. */
  readonly counts: Readonly<Record<ProductStatus, number>>
}

export interface PriceChangeView {
  readonly variantId: string
  readonly at: Date
  readonly oldPrice: Money
  readonly newPrice: Money
  readonly oldCost: Money
  readonly newCost: Money
  readonly reason: string
}

export interface ResellerProduct extends ListedResellerProduct {
  readonly description: Both
  readonly pictures: readonly PictureView[]
  readonly variants: readonly ResellerVariant[]
  readonly freights: readonly FreightView[]
  /** The product's own rule; null: the reseller's rule counts. */
  readonly priceMultiplierBasisPoints: number | null
  readonly minimumMarginBasisPoints: number | null
  /** The rule that prices it (its own values in place of the shop's), and the shop's. */
  readonly rule: PriceRule
  readonly shopRule: PriceRule
  readonly priceChanges: readonly PriceChangeView[]
}
