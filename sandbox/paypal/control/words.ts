import type { Language } from '../../foundation/sandbox-request';

type Plain =
  | 'title' | 'balance' | 'available' | 'withheld' | 'currency' | 'newBalance' | 'setBalance' | 'setDelivery'
  | 'webhooks' | 'noWebhooks' | 'mode' | 'delay'
  | 'pending' | 'complete' | 'deny' | 'refund' | 'noOrders' | 'order' | 'status' | 'amount' | 'capture' | 'fee' | 'refunded' | 'invoice' | 'at'
  | 'fail' | 'release' | 'block' | 'claim' | 'giveBack' | 'dispute' | 'forBuyer' | 'forSeller' | 'takeBack' | 'escalate' | 'openDispute' | 'stage' | 'reason' | 'outcome' | 'answerBy' | 'sendBack' | 'reverse' | 'change'
  | 'settings' | 'settingsNote' | 'save' | 'fees' | 'feesNote' | 'feeTable' | 'basisPoints' | 'fixedMinor' | 'revokeTokens'
  | 'noPayouts' | 'item' | 'receiver' | 'batch' | 'batchStatus' | 'noDeliveries' | 'event' | 'attempts' | 'last' | 'next' | 'eventId';

type SettingName =
  | 'transactionSearch' | 'disputes' | 'payouts' | 'extraFields' | 'balanceLagSeconds' | 'transactionLagSeconds' | 'crossBorderBasisPoints' | 'conversionBasisPoints' | 'payoutCallsPerMinute' | 'payoutSeconds'
  | 'payerCountry' | 'holdings' | 'otherCurrencies' | 'payoutShortfall';

export type ControlWords = Readonly<Record<Plain, string>> & {
  readonly code: Language;
  readonly intro: (name: string, id: string, email: string) => string;
  /** What values of the settings are called. */
  readonly choices: Readonly<Record<string, string>>;
  readonly settingNames: Readonly<Record<SettingName, string>>;
  readonly disputes: (count: string) => string;
  readonly tokens: (count: string) => string;
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
    fail: 'Fail', release: 'Release', block: 'Block', claim: 'Claimed', giveBack: 'Return', dispute: 'Dispute', forBuyer: 'Buyer wins', forSeller: 'Merchant wins', takeBack: 'Buyer takes it back', escalate: 'Escalate to a claim',
    openDispute: 'Open', stage: 'Stage', reason: 'Reason', outcome: 'Outcome', answerBy: 'Answer by', sendBack: 'Send back', reverse: 'Reverse', change: 'Change',
    settings: 'Account and reports', settingsNote: 'A feature that is switched on or off counts for access tokens issued afterwards.', save: 'Save', fees: 'Fees', feesNote: 'Payments · payouts, as a share plus a fixed part in the smallest unit of the currency; * is every other currency.',
    feeTable: 'Fee of', basisPoints: 'Share (hundredths of a percent)', fixedMinor: 'Fixed part (smallest unit)', revokeTokens: 'Revoke all tokens',
    choices: { true: 'on', false: 'off', convert: 'converted into USD', ask: 'wait for the merchant', refuse: 'is refused at once', deny: 'is denied later', paymentFees: 'payments', payoutFees: 'payouts' },
    settingNames: {
      transactionSearch: 'Feature: transaction search', disputes: 'Feature: disputes', payouts: 'Feature: payouts', extraFields: 'Unknown fields in every answer', balanceLagSeconds: 'Balances are late by (s)', transactionLagSeconds: 'Transactions are late by (s)',
      crossBorderBasisPoints: 'Payer abroad: extra share (0.01 %)', conversionBasisPoints: 'Conversion: share (0.01 %)', payoutCallsPerMinute: 'Payout calls per minute', payoutSeconds: 'A batch of payouts takes (s)', payerCountry: 'Country of the payer', holdings: 'Currencies held (* for all)',
      otherCurrencies: 'Other currencies', payoutShortfall: 'Payout without funds',
    },
    disputes: (count) => `Disputes (${count})`,
    tokens: (count) => `${count} access tokens`,
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
    fail: 'Fallar', release: 'Liberar', block: 'Bloquear', claim: 'Reclamado', giveBack: 'Devolver', dispute: 'Disputa', forBuyer: 'Gana el comprador', forSeller: 'Gana el comerciante', takeBack: 'El comprador la retira', escalate: 'Elevar a reclamación',
    openDispute: 'Abrir', stage: 'Fase', reason: 'Motivo', outcome: 'Resultado', answerBy: 'Responder antes de', sendBack: 'Devolver', reverse: 'Revertir', change: 'Cambiar',
    settings: 'Cuenta e informes', settingsNote: 'Una función que se activa o desactiva cuenta para los tokens que se emitan después.', save: 'Guardar', fees: 'Comisiones', feesNote: 'Cobros · pagos, como porcentaje más una parte fija en la unidad menor de la moneda; * es cualquier otra moneda.',
    feeTable: 'Comisión de', basisPoints: 'Porcentaje (centésimas)', fixedMinor: 'Parte fija (unidad menor)', revokeTokens: 'Revocar los tokens',
    choices: { true: 'sí', false: 'no', convert: 'se convierten a USD', ask: 'esperan al comerciante', refuse: 'se rechaza al momento', deny: 'se deniega después', paymentFees: 'cobros', payoutFees: 'pagos' },
    settingNames: {
      transactionSearch: 'Función: búsqueda de transacciones', disputes: 'Función: disputas', payouts: 'Función: pagos', extraFields: 'Campos desconocidos en cada respuesta', balanceLagSeconds: 'Los saldos llegan tarde (s)', transactionLagSeconds: 'Las transacciones llegan tarde (s)',
      crossBorderBasisPoints: 'Comprador de otro país: porcentaje extra (0,01 %)', conversionBasisPoints: 'Conversión: porcentaje (0,01 %)', payoutCallsPerMinute: 'Llamadas de pagos por minuto', payoutSeconds: 'Un lote de pagos tarda (s)', payerCountry: 'País del comprador', holdings: 'Monedas que se tienen (* todas)',
      otherCurrencies: 'Otras monedas', payoutShortfall: 'Pago sin fondos',
    },
    disputes: (count) => `Disputas (${count})`,
    tokens: (count) => `${count} tokens de acceso`,
    orders: (count) => `Pedidos (${count})`,
    payouts: (count) => `Pagos (${count})`,
    deliveries: (count) => `Entregas de webhooks (${count})`,
  },
};
