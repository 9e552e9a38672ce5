import type { Language } from '../../foundation/sandbox-request';

type Plain =
  | 'title' | 'balance' | 'available' | 'withheld' | 'currency' | 'newBalance' | 'setBalance' | 'setDelivery'
  | 'webhooks' | 'noWebhooks' | 'mode' | 'delay'
  | 'pending' | 'complete' | 'deny' | 'refund' | 'noOrders' | 'order' | 'status' | 'amount' | 'capture' | 'fee' | 'refunded' | 'invoice' | 'at'
  | 'noPayouts' | 'item' | 'receiver' | 'batch' | 'batchStatus' | 'noDeliveries' | 'event' | 'attempts' | 'last' | 'next' | 'eventId';

export type ControlWords = Readonly<Record<Plain, string>> & {
  readonly code: Language;
  readonly intro: (name: string, id: string, email: string) => string;
  readonly orders: (count: string) => string;
  readonly payouts: (count: string) => string;
  readonly deliveries: (count: string) => string;
};

/** The control page in both languages. Status words and call names stay as the API has them. */
export const CONTROL_WORDS: Readonly<Record<Language, ControlWords>> = {
  en: {
    code: 'en', title: 'PayPal sandbox', balance: 'Balance', available: 'available', withheld: 'held', currency: 'Currency', newBalance: 'New available balance', setBalance: 'Set balance', setDelivery: 'Set delivery',
    webhooks: 'Webhooks', noWebhooks: 'No webhook is registered.',
    mode: 'Delivery', delay: 'Delay (ms)', pending: 'Waiting for a decision', complete: 'Complete', deny: 'Deny', refund: 'Refund', noOrders: 'No orders yet. Buy something in the shop.',
    order: 'Order', status: 'Status', amount: 'Amount', capture: 'Capture', fee: 'Fee', refunded: 'Refunded', invoice: 'Invoice id', at: 'Created', noPayouts: 'No payouts yet.',
    item: 'Item', receiver: 'Receiver', batch: 'Sender batch id', batchStatus: 'Batch', noDeliveries: 'No deliveries yet.', event: 'Event', attempts: 'Attempts', last: 'Last answer',
    next: 'Next attempt', eventId: 'Event id',
    intro: (name, id, email) => `The merchant is ${name} (${id}, ${email}).`,
    orders: (count) => `Orders (${count})`,
    payouts: (count) => `Payouts (${count})`,
    deliveries: (count) => `Webhook deliveries (${count})`,
  },
  es: {
    code: 'es', title: 'PayPal de prueba', balance: 'Saldo', available: 'disponible', withheld: 'retenido', currency: 'Moneda', newBalance: 'Nuevo saldo disponible', setBalance: 'Fijar saldo', setDelivery: 'Fijar entrega',
    webhooks: 'Webhooks', noWebhooks: 'No hay ningún webhook registrado.',
    mode: 'Entrega', delay: 'Retraso (ms)', pending: 'A la espera de una decisión', complete: 'Completar', deny: 'Denegar', refund: 'Reembolso', noOrders: 'Aún no hay pedidos. Compra algo en la tienda.',
    order: 'Pedido', status: 'Estado', amount: 'Importe', capture: 'Cobro', fee: 'Comisión', refunded: 'Reembolsado', invoice: 'Factura', at: 'Creado', noPayouts: 'Aún no hay pagos.',
    item: 'Pago', receiver: 'Destinatario', batch: 'Lote del emisor', batchStatus: 'Lote', noDeliveries: 'Aún no hay entregas.', event: 'Evento', attempts: 'Intentos', last: 'Última respuesta',
    next: 'Próximo intento', eventId: 'Id del evento',
    intro: (name, id, email) => `El comerciante es ${name} (${id}, ${email}).`,
    orders: (count) => `Pedidos (${count})`,
    payouts: (count) => `Pagos (${count})`,
    deliveries: (count) => `Entregas de webhooks (${count})`,
  },
};
