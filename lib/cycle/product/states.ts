/** A product's statuses. Only PUBLISHED products are on sale; PAUSED ones keep their address and come back with one click. */
export const PRODUCT_STATUSES = ['DRAFT', 'APPROVED', 'PUBLISHED', 'PAUSED', 'REMOVED'] as const

export type ProductStatus = (typeof PRODUCT_STATUSES)[number]

export const PRODUCT_START: ProductStatus = 'DRAFT'
/** None: even a removed product can come back. */
export const PRODUCT_ENDS: readonly ProductStatus[] = []

/**
 * The permitted moves. A person who publishes a draft approves it with the same click; APPROVED by itself is what the autopilot's
 * approval queue leaves behind. A removed product comes back as a draft when it is imported again, under its old id and address.
 */
export const PRODUCT_MOVES: Readonly<Record<ProductStatus, readonly ProductStatus[]>> = {
  DRAFT: ['APPROVED', 'PUBLISHED', 'REMOVED'],
  APPROVED: ['PUBLISHED', 'DRAFT', 'REMOVED'],
  PUBLISHED: ['PAUSED', 'REMOVED'],
  PAUSED: ['PUBLISHED', 'REMOVED'],
  REMOVED: ['DRAFT'],
}

export function mayMove(from: ProductStatus, to: ProductStatus): boolean {
  return PRODUCT_MOVES[from].includes(to)
}
