import type { Language } from '../foundation/sandbox-request';
import type { Plan, Result, Run } from './records';

type Plain =
  | 'title' | 'intro' | 'parties' | 'running' | 'notAnswering' | 'noFaults' | 'shop' | 'toShop' | 'sale' | 'saleNote' | 'plan' | 'runSale' | 'day' | 'dayNote' | 'sales' | 'hours' | 'runDay' | 'dayRuns' | 'runs' | 'noRuns' | 'run' | 'started' | 'ended' | 'what' | 'state'
  | 'sums' | 'noSums' | 'party' | 'count' | 'amount' | 'shoppers' | 'noShoppers' | 'shopper' | 'cart' | 'total' | 'came' | 'order' | 'open' | 'openNote' | 'back' | 'again' | 'noShop' | 'aSale' | 'aDay' | 'stillRunning' | 'when';

export type ShopperWords = Readonly<Record<Plain, string>> & {
  readonly code: Language;
  readonly faultsSet: (count: number) => string;
  readonly daySummary: (run: Run) => string;
  readonly plans: Readonly<Record<Plan, string>>;
  readonly results: Readonly<Record<Result, string>>;
  readonly states: Readonly<Record<Run['state'], string>>;
  /** The order at the shop, as GET /api/orders/{id} calls it for its shopper. */
  readonly orders: Readonly<Record<string, string>>;
  readonly effects: Readonly<Record<string, string>>;
};

/** The words of the start page and of the runs. */
export const SHOPPER_WORDS: Readonly<Record<Language, ShopperWords>> = {
  en: {
    code: 'en', title: 'Sandbox', intro: 'The third parties on this computer, and people who buy. The money is play money.', parties: 'Third parties', running: 'running', notAnswering: 'does not answer', noFaults: 'no faults set', shop: 'Shop', toShop: 'Open the shop',
    sale: 'Run a sale', saleNote: 'One shopper opens the shop, fills a cart, decides at PayPal and comes back.', plan: 'At PayPal the shopper', runSale: 'Run a sale', day: 'Run a day', dayNote: 'Shoppers through a day and the night after it, with the clock running fast: most pay, one is declined, one reviewed, one closes the tab, one cancels. About a minute and a half.',
    sales: 'Shoppers', hours: 'Hours of clock time', runDay: 'Run a day', dayRuns: 'A day is running. Its page shows how far it is.', runs: 'Runs', noRuns: 'Nobody has bought yet. Run a sale to see one order go all the way.', run: 'Run', started: 'Started', ended: 'Ended', what: 'What', state: 'State',
    sums: 'What the third parties did', noSums: 'Nothing yet.', party: 'Third party', count: 'Times', amount: 'Amount', shoppers: 'Shoppers', noShoppers: 'The first one is on the way.', shopper: 'Shopper', cart: 'Cart', total: 'Total', came: 'At the shop', order: 'Order', open: 'Open', openNote: "Opens the order with this shopper's cookie, in place of your own checkout.",
    back: 'All runs', again: 'Look again', noShop: 'No shop is known here: start everything with npm start.', aSale: 'a sale', aDay: 'a day', stillRunning: 'This page looks again by itself.', when: 'When',
    faultsSet: (count) => (count === 1 ? '1 fault set' : `${String(count)} faults set`), daySummary: ({ sales, hours }) => `a day: ${String(sales)} shoppers, ${String(hours)} h`,
    plans: { pay: 'pays', decline: 'is declined', review: 'pays, PayPal reviews it', close: 'pays and closes the tab', cancel: 'cancels' },
    results: { paid: 'paid', declined: 'declined', 'in-review': 'in review', confirming: 'being confirmed', left: 'left after approving', cancelled: 'cancelled', refused: 'refused by the shop', failed: 'did not get through' },
    states: { running: 'running', done: 'done', interrupted: 'interrupted' },
    effects: { capture: 'Payments taken', refund: 'Refunds', 'payout-item': 'Payouts', debit: 'Taken from the balance', credit: 'Put back into the balance', order: 'Orders bought', 'order-paid': 'Orders paid', 'order-refund': 'Orders refunded', payout: 'Payouts', dispute: 'Disputes' },
    orders: { CREATED: 'not paid', PAID: 'paid', PURCHASING: 'being bought', PURCHASED: 'bought', SHIPPED: 'on its way', DELIVERED: 'delivered', CANCELLED: 'cancelled', REFUNDED: 'refunded', ON_HOLD: 'on hold' },
  },
  es: {
    code: 'es', title: 'Entorno de prueba', intro: 'Los terceros en este ordenador, y gente que compra. El dinero es de juguete.', parties: 'Terceros', running: 'en marcha', notAnswering: 'no responde', noFaults: 'sin fallos puestos', shop: 'Tienda', toShop: 'Abrir la tienda',
    sale: 'Hacer una venta', saleNote: 'Alguien abre la tienda, llena el carrito, decide en PayPal y vuelve.', plan: 'En PayPal, esta persona', runSale: 'Hacer una venta', day: 'Hacer un día', dayNote: 'Compras durante un día y la noche siguiente, con el reloj acelerado: casi todos pagan, a uno se lo rechazan, uno queda en revisión, uno cierra la pestaña y uno cancela. Más o menos un minuto y medio.',
    sales: 'Compradores', hours: 'Horas de reloj', runDay: 'Hacer un día', dayRuns: 'Hay un día en marcha. Su página muestra por dónde va.', runs: 'Pruebas', noRuns: 'Aún no ha comprado nadie. Haz una venta para ver un pedido de principio a fin.', run: 'Prueba', started: 'Empezó', ended: 'Terminó', what: 'Qué', state: 'Estado',
    sums: 'Lo que hicieron los terceros', noSums: 'Nada todavía.', party: 'Tercero', count: 'Veces', amount: 'Importe', shoppers: 'Compradores', noShoppers: 'El primero está en camino.', shopper: 'Comprador', cart: 'Carrito', total: 'Total', came: 'En la tienda', order: 'Pedido', open: 'Abrir', openNote: 'Abre el pedido con la cookie de este comprador, en lugar de tu propia compra.',
    back: 'Todas las pruebas', again: 'Mirar otra vez', noShop: 'Aquí no se conoce ninguna tienda: arranca todo con npm start.', aSale: 'una venta', aDay: 'un día', stillRunning: 'Esta página se actualiza sola.', when: 'Cuándo',
    faultsSet: (count) => (count === 1 ? '1 fallo puesto' : `${String(count)} fallos puestos`), daySummary: ({ sales, hours }) => `un día: ${String(sales)} compradores, ${String(hours)} h`,
    plans: { pay: 'paga', decline: 'recibe un rechazo', review: 'paga y PayPal lo revisa', close: 'paga y cierra la pestaña', cancel: 'cancela' },
    results: { paid: 'pagado', declined: 'rechazado', 'in-review': 'en revisión', confirming: 'confirmándose', left: 'se fue tras aprobar', cancelled: 'cancelado', refused: 'rechazado por la tienda', failed: 'no llegó' },
    states: { running: 'en marcha', done: 'terminado', interrupted: 'interrumpido' },
    effects: { capture: 'Cobros', refund: 'Reembolsos', 'payout-item': 'Pagos a vendedores', debit: 'Retirado del saldo', credit: 'Devuelto al saldo', order: 'Pedidos comprados', 'order-paid': 'Pedidos pagados', 'order-refund': 'Pedidos reembolsados', payout: 'Pagos a vendedores', dispute: 'Disputas' },
    orders: { CREATED: 'sin pagar', PAID: 'pagado', PURCHASING: 'comprándose', PURCHASED: 'comprado', SHIPPED: 'en camino', DELIVERED: 'entregado', CANCELLED: 'cancelado', REFUNDED: 'reembolsado', ON_HOLD: 'en espera' },
  },
};
