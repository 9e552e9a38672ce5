/** What shop parts are given: everything in the reader's language already. */
export type ShopLocale = 'en' | 'es'

export interface PictureShape {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly colour: string
}

export interface CardShape {
  readonly href: string
  readonly title: string
  readonly price: string
  /** Variants cost differently: the price is the lowest. */
  readonly isFrom: boolean
  readonly isAvailable: boolean
  readonly pictures: readonly PictureShape[]
  /** How many variants there are to choose from. */
  readonly choices: number
}

export interface StageOption {
  readonly name: string
  readonly values: readonly { readonly label: string; readonly picture: PictureShape | null }[]
}

export interface StageVariant {
  readonly id: string
  /** Index of the value of each option, in the order of the options. */
  readonly values: readonly number[]
  readonly price: string
  readonly stock: number
  readonly isAvailable: boolean
  readonly pictureId: string | null
}

export interface DeliveryShape {
  readonly country: string
  readonly name: string
  /** "9–17 Dec"; null: not delivered there. */
  readonly arrives: string | null
}

export interface CartLine {
  readonly variantId: string
  readonly quantity: number
}

export interface PricedLine {
  readonly variantId: string
  readonly quantity: number
  readonly href: string
  readonly title: string
  readonly variant: string
  readonly pictureId: string | null
  readonly unitPrice: string
  readonly linePrice: string
  /** How many can be bought now; 0: sold out or no longer sold. */
  readonly stock: number
}

export interface PricedCart {
  readonly lines: readonly PricedLine[]
  readonly total: string
  /** Variants that the shop does not know any more. */
  readonly gone: readonly string[]
}

/** The answer of a server action of ours, as a page sees it. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string; readonly message: string }
