import type { Language } from '../../foundation/sandbox-request';

type Plain =
  | 'title' | 'balance' | 'available' | 'withheld' | 'currency' | 'newBalance' | 'setBalance' | 'setLatency' | 'setDelivery' | 'clock' | 'seconds' | 'advance' | 'latency'
  | 'faults' | 'noFaults' | 'call' | 'kind' | 'times' | 'detail' | 'setFault' | 'clearFaults' | 'webhooks' | 'noWebhooks' | 'mode' | 'delay'
  | 'pending' | 'complete' | 'deny' | 'refund' | 'noOrders' | 'order' | 'status' | 'amount' | 'capture' | 'fee' | 'refunded' | 'invoice' | 'at'
  | 'noPayouts' | 'item' | 'receiver' | 'batch' | 'batchStatus' | 'noDeliveries' | 'event' | 'attempts' | 'last' | 'next' | 'eventId';

export type ControlWords = Readonly<Record<Plain, string>> & {
  readonly code: Language;
  readonly intro: (name: string, id: string, email: string) => string;
  readonly ahead: (seconds: string) => string;
  readonly orders: (count: string) => string;
  readonly payouts: (count: string) => string;
  readonly deliveries: (count: string) => string;
};

/** The control page in both languages. Status words and call names stay as the API has them. */
export const CONTROL_WORDS: Readonly<Record<Language, ControlWords>> = {
  en: {
    code: 'en', title: 'Control', balance: 'Balance', available: 'available', withheld: 'held', currency: 'Currency', newBalance: 'New available balance', setBalance: 'Set balance', setLatency: 'Set latency', setDelivery: 'Set delivery',
    clock: 'Clock', seconds: 'Seconds', advance: 'Move forward', latency: 'Latency of every call (ms)', faults: 'Faults', noFaults: 'No fault is set.', call: 'Call', kind: 'Kind',
    times: 'Times', detail: 'Detail (ms, status, issue, amount)', setFault: 'Set fault', clearFaults: 'All faults off', webhooks: 'Webhooks', noWebhooks: 'No webhook is registered.',
    mode: 'Delivery', delay: 'Delay (ms)', pending: 'Waiting for a decision', complete: 'Complete', deny: 'Deny', refund: 'Refund', noOrders: 'No orders yet. Buy something in the shop.',
    order: 'Order', status: 'Status', amount: 'Amount', capture: 'Capture', fee: 'Fee', refunded: 'Refunded', invoice: 'Invoice id', at: 'Created', noPayouts: 'No payouts yet.',
    item: 'Item', receiver: 'Receiver', batch: 'Sender batch id', batchStatus: 'Batch', noDeliveries: 'No deliveries yet.', event: 'Event', attempts: 'Attempts', last: 'Last answer',
    next: 'Next attempt', eventId: 'Event id',
    intro: (name, id, email) => `The merchant is ${name} (${id}, ${email}).`,
    ahead: (seconds) => `${seconds} s ahead of this computer`,
    orders: (count) => `Orders (${count})`,
    payouts: (count) => `Payouts (${count})`,
    deliveries: (count) => `Webhook deliveries (${count})`,
  },
  es: {
    code: 'es', title: 'Control', balance: 'Saldo', available: 'disponible', withheld: 'retenido', currency: 'Moneda', newBalance: 'Nuevo saldo disponible', setBalance: 'Fijar saldo', setLatency: 'Fijar espera', setDelivery: 'Fijar entrega',
    clock: 'Reloj', seconds: 'Segundos', advance: 'Adelantar', latency: 'Espera de cada llamada (ms)', faults: 'Fallos', noFaults: 'No hay ningún fallo puesto.', call: 'Llamada', kind: 'Tipo',
    times: 'Veces', detail: 'Detalle (ms, estado, motivo, importe)', setFault: 'Poner fallo', clearFaults: 'Quitar los fallos', webhooks: 'Webhooks', noWebhooks: 'No hay ningún webhook registrado.',
    mode: 'Entrega', delay: 'Retraso (ms)', pending: 'A la espera de una decisión', complete: 'Completar', deny: 'Denegar', refund: 'Reembolso', noOrders: 'Aún no hay pedidos. Compra algo en la tienda.',
    order: 'Pedido', status: 'Estado', amount: 'Importe', capture: 'Cobro', fee: 'Comisión', refunded: 'Reembolsado', invoice: 'Factura', at: 'Creado', noPayouts: 'Aún no hay pagos.',
    item: 'Pago', receiver: 'Destinatario', batch: 'Lote del emisor', batchStatus: 'Lote', noDeliveries: 'Aún no hay entregas.', event: 'Evento', attempts: 'Intentos', last: 'Última respuesta',
    next: 'Próximo intento', eventId: 'Id del evento',
    intro: (name, id, email) => `El comerciante es ${name} (${id}, ${email}).`,
    ahead: (seconds) => `${seconds} s por delante de este ordenador`,
    orders: (count) => `Pedidos (${count})`,
    payouts: (count) => `Pagos (${count})`,
    deliveries: (count) => `Entregas de webhooks (${count})`,
  },
};
