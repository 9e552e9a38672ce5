import type { CatalogueFreight, LocalText } from './product';

/** The suppliers of the demo world, its categories and its ways of sending. */
export const STORES = {
  luma: ['1102834501', 'LUMA Home Lighting Store'],
  casa: ['1102291748', 'Casa Nordica Official Store'],
  kiln: ['1101877320', 'Kiln & Clay Store'],
  cook: ['1102560097', 'CookWell Kitchen Store'],
  desk: ['1102718846', 'DeskCraft Official Store'],
  paws: ['1101954413', 'Happy Paws Select Store'],
  roam: ['1102403365', 'Roamly Travel Gear Store'],
  tiny: ['1102677259', 'Tiny Oak Baby Store'],
  volt: ['1102815530', 'Voltline Official Store'],
  aria: ['1101730946', 'Aria Jewelry Store'],
  bath: ['1102094471', 'Still Water Bath Store'],
  tool: ['1102338612', 'Ironwood Tools Store'],
  road: ['1101509287', 'OpenRoad Car Accessories Store'],
  carry: ['1102946108', 'Carry & Co. Bags Store'],
} as const;

const category = (id: number, en: string, es: string): readonly [number, LocalText] => [id, { en, es }];

export const CATEGORIES = {
  home: category(1503, 'Home & Light', 'Hogar y luz'),
  kitchen: category(200002086, 'Kitchen', 'Cocina'),
  desk: category(200003198, 'Desk & Office', 'Escritorio y oficina'),
  garden: category(125, 'Garden', 'Jardín'),
  pets: category(100006664, 'Pets', 'Mascotas'),
  travel: category(152401, 'Travel', 'Viaje'),
  sport: category(200005276, 'Sport & Wellbeing', 'Deporte y bienestar'),
  kids: category(200000500, 'Baby & Kids', 'Bebés y niños'),
  electronics: category(44, 'Consumer Electronics', 'Electrónica'),
  beauty: category(66, 'Beauty & Bath', 'Belleza y baño'),
  jewelry: category(1509, 'Jewelry & Watches', 'Joyería y relojes'),
  tools: category(1420, 'Tools', 'Herramientas'),
  auto: category(34, 'Car Accessories', 'Accesorios de coche'),
  bags: category(1524, 'Bags', 'Bolsos'),
} as const;

/** The platform's own free service. */
export const free = (minDays = 8, maxDays = 14): CatalogueFreight => ({
  code: 'CAINIAO_FULFILLMENT_STD', company: { en: 'AliExpress Selection Standard', es: 'Envío estándar AliExpress Selection' },
  feeUsdMinor: { default: 0 }, minDays, maxDays,
});

/** Standard shipping; the fee in cents for the US, the EU group and everywhere else. */
export const standard = (us: number, eu: number, other: number, minDays = 10, maxDays = 18): CatalogueFreight => ({
  code: 'CAINIAO_STANDARD', company: { en: 'AliExpress Standard Shipping', es: 'Envío estándar de AliExpress' },
  feeUsdMinor: { default: other, US: us, EU: eu }, minDays, maxDays,
});

/** Slow and unregistered. */
export const economy = (fee: number): CatalogueFreight => ({
  code: 'CAINIAO_ECONOMY', company: { en: 'Cainiao Super Economy', es: 'Cainiao Super Economy' },
  feeUsdMinor: { default: fee }, minDays: 20, maxDays: 38, tracked: false,
});

/** Faster line to the big markets. */
export const premium = (fee: number): CatalogueFreight => ({
  code: 'CAINIAO_PREMIUM', company: { en: 'AliExpress Premium Shipping', es: 'Envío prémium de AliExpress' },
  feeUsdMinor: { default: fee }, minDays: 5, maxDays: 9, onlyTo: ['US', 'CA', 'GB', 'ES', 'FR', 'DE', 'IT', 'PT', 'NL', 'BE', 'MX', 'CL'],
});
