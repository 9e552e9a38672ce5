/** Who lives in the demo world. Only ever made with play money on loopback, hence the passwords stand here and in the table of `npm start`. */
export interface DemoShop {
  readonly name: string
  readonly taglineEn: string
  readonly taglineEs: string
  readonly accent: string
  readonly supportEmail: string
}

export interface DemoPerson {
  readonly role: 'ADMIN' | 'RESELLER' | 'SHOPPER'
  readonly email: string
  readonly name: string
  readonly password: string
  readonly shop?: DemoShop
}

export const ADMIN = { role: 'ADMIN', email: 'admin@ivan.example', name: 'Ivan Petrov', password: 'copper lantern under slow rain' } as const satisfies DemoPerson

/** Connected to AliExpress, with a full shop. */
export const CLARA = {
  role: 'RESELLER',
  email: 'clara@casaclara.example',
  name: 'Clara Montes',
  password: 'seven linen curtains at noon',
  shop: {
    name: 'Casa Clara',
    taglineEn: 'Well-made things for home and for days away from it',
    taglineEs: 'Cosas bien hechas para casa y para los días fuera de ella',
    accent: '#9A4B2F',
    supportEmail: 'hola@casaclara.example',
  },
} as const satisfies DemoPerson

/** Not connected yet: the shop is empty. */
export const NORA = {
  role: 'RESELLER',
  email: 'nora@norteoutdoor.example',
  name: 'Nora Vidal',
  password: 'wet boots beside the north fire',
  shop: {
    name: 'Norte Outdoor',
    taglineEn: 'Light gear for long days outside',
    taglineEs: 'Equipo ligero para días largos al aire libre',
    accent: '#1F5F8B',
    supportEmail: 'hola@norteoutdoor.example',
  },
} as const satisfies DemoPerson

export const SHOPPER = { role: 'SHOPPER', email: 'sam@shopper.example', name: 'Sam Rivera', password: 'blue kettle sings on sunday' } as const satisfies DemoPerson

/** In the order of the table that `npm start` prints. */
export const PEOPLE: readonly DemoPerson[] = [SHOPPER, CLARA, NORA, ADMIN]

export const ADMIN_PAYPAL_EMAIL = 'payouts@ivan.example'
/** Whole dollars, enough for bursts of orders. */
export const DECLARED_CAPITAL = 1_000_000n
export const PRODUCTS_ON_SALE = 24
