/** The words of the control page. */
export const WORDS = {
  en: {
    code: 'en', title: 'AliExpress sandbox', intro: 'What this AliExpress knows, and the switches that make it behave badly on purpose.',
    set: 'Set', behaviour: 'Behaviour', autoPay: 'Auto-pay from the PayPal balance', dedupe: 'A repeated out_order_id', sameIds: 'answers the same orders', repeated: 'answers REPEATED_ORDER_ERROR', off: 'makes new orders',
    visible: 'Orders can be read after, ms', price: 'Price factor (10000 = catalogue)', tax: 'Hidden tax (100 = 1 %)', ship: 'Ships after, hours', provinces: 'Provinces must be on the list', pushMode: 'Push messages', pushUrl: 'Push address',
    once: 'once', twice: 'twice', never: 'never', on: 'on', offWord: 'off', save: 'Save', kind: 'Kind',
    stock: 'Stock', pieces: 'Pieces left', orders: 'Orders', noOrders: 'No orders yet. They appear here when the shop buys.', order: 'Order', reference: 'Reference', items: 'Items', to: 'To', amount: 'Amount', state: 'State', actions: 'By hand',
    pay: 'Pay', shipNow: 'Ship', deliver: 'Deliver', cancel: 'Cancel', cancelSupplier: 'Supplier cancels', hold: 'Hold', release: 'Release', refund: 'Refund', held: 'held', cancelling: 'cancellation under review', partShipped: 'partly on its way', tokens: 'Access', noTokens: 'No account is connected.', account: 'Account', token: 'Token', ends: 'Ends', pushes: 'Push messages', noPushes: 'Nothing was sent.', sent: 'Sent', answer: 'Answer', attempts: 'Attempts',
    expired: 'expired', unpaid: 'waiting for payment', processing: 'payment under way', paid: 'paid, to be shipped', shipped: 'on its way', delivered: 'delivered', cancelled: 'cancelled', lapsed: 'not paid in time', noAnswer: 'no answer', latest: 'The latest 50',
  },
  es: {
    code: 'es', title: 'AliExpress de prueba', intro: 'Lo que sabe este AliExpress y los interruptores para que falle a propósito.',
    set: 'Fijar', behaviour: 'Comportamiento', autoPay: 'Pago automático con el saldo de PayPal', dedupe: 'Un out_order_id repetido', sameIds: 'devuelve los mismos pedidos', repeated: 'devuelve REPEATED_ORDER_ERROR', off: 'crea pedidos nuevos',
    visible: 'Los pedidos se leen tras, ms', price: 'Factor de precio (10000 = catálogo)', tax: 'Impuesto oculto (100 = 1 %)', ship: 'Envía tras, horas', provinces: 'Provincias solo de la lista', pushMode: 'Avisos', pushUrl: 'Dirección de avisos',
    once: 'una vez', twice: 'dos veces', never: 'nunca', on: 'sí', offWord: 'no', save: 'Guardar', kind: 'Tipo',
    stock: 'Existencias', pieces: 'Unidades', orders: 'Pedidos', noOrders: 'Aún no hay pedidos. Aparecen aquí cuando la tienda compra.', order: 'Pedido', reference: 'Referencia', items: 'Artículos', to: 'A', amount: 'Importe', state: 'Estado', actions: 'A mano',
    pay: 'Pagar', shipNow: 'Enviar', deliver: 'Entregar', cancel: 'Cancelar', cancelSupplier: 'Cancela el proveedor', hold: 'Retener', release: 'Liberar', refund: 'Reembolsar', held: 'retenido', cancelling: 'cancelación en revisión', partShipped: 'en camino en parte', tokens: 'Acceso', noTokens: 'Ninguna cuenta conectada.', account: 'Cuenta', token: 'Token', ends: 'Termina', pushes: 'Avisos', noPushes: 'No se ha enviado nada.', sent: 'Enviado', answer: 'Respuesta', attempts: 'Intentos',
    expired: 'caducado', unpaid: 'pendiente de pago', processing: 'pago en curso', paid: 'pagado, por enviar', shipped: 'en camino', delivered: 'entregado', cancelled: 'cancelado', lapsed: 'no se pagó a tiempo', noAnswer: 'sin respuesta', latest: 'Los últimos 50',
  },
} as const;

export type Words = (typeof WORDS)['en' | 'es'];
