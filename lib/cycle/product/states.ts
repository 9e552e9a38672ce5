/** A product's states. Only PUBLISHED products are on sale; PAUSED ones keep their address and come back with one click. */
export const PRODUCT_STATES = ['DRAFT', 'APPROVED', 'PUBLISHED', 'PAUSED', 'REMOVED'] as const

export type ProductState = (typeof PRODUCT_STATES)[number]

export const PRODUCT_START: ProductState = 'DRAFT'

/**
 * The permitted moves. A person who publishes a draft approves it with the same click; APPROVED by itself is what the autopilot's
 * approval queue leaves behind. A removed product comes back as a draft when it is imported again, under its old id and address.
 */
export const PRODUCT_MOVES: Readonly<Record<ProductState, readonly ProductState[]>> = {
  DRAFT: ['APPROVED', 'PUBLISHED', 'REMOVED'],
  APPROVED: ['PUBLISHED', 'DRAFT', 'REMOVED'],
  PUBLISHED: ['PAUSED', 'REMOVED'],
  PAUSED: ['PUBLISHED', 'REMOVED'],
  REMOVED: ['DRAFT'],
}

export function mayMove(from: ProductState, to: ProductState): boolean {
  return PRODUCT_MOVES[from].includes(to)
}
