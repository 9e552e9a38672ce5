import type { Money } from '@/lib/foundation/money'
import type { Both, FreightView, VariantOption } from './views'

/** A product as the supplier shows it at one moment, in both languages: everything that an import writes, before any decision of ours. */
export interface SupplierSnapshot {
  readonly supplierProductId: string
  readonly title: Both
  /** The supplier's own HTML: hostile. */
  readonly description: Both
  readonly category: Both
  readonly storeId: string
  readonly storeName: string
  readonly ratingTenths: number | null
  readonly salesCount: string
  readonly pictureUrls: readonly string[]
  readonly skus: readonly SnapshotSku[]
  /** One entry for each country that the shops serve, also for those where it is not delivered. */
  readonly freights: readonly FreightView[]
}

export interface SnapshotSku {
  readonly supplierSkuId: string
  readonly skuAttr: string
  readonly name: Both
  readonly options: readonly VariantOption[]
  /** What the supplier asks for one, import charges included. */
  readonly cost: Money
  readonly listPrice: Money | null
  readonly stock: number
  readonly pictureUrl: string | null
}
