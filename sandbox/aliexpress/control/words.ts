/** The words of the control page. */
export const WORDS = {
  en: {
    code: 'en', title: 'AliExpress sandbox', intro: 'What this AliExpress knows, and the switches that make it behave badly on purpose.',
    set: 'Set', behaviour: 'Behaviour', behaviourIntro: 'How this AliExpress behaves until somebody changes it again. What is not as usual is marked.', backToUsual: 'Everything as usual again', changed: 'changed', tax: 'Hidden tax', freight: 'Freight', seller: 'Seller', refunded: 'Refunded',
    buyers: 'Buyer accounts', buyerOk: 'may order', buyerStates: { blacklisted: 'blacklisted', disabled: 'disabled', suspicious: 'suspicious', invalid: 'account data invalid' }, endTokens: 'Take back every consent',
    errors: 'Errors', method: 'Method', errorsIntro: 'Every error of the documentation. The button makes it the answer of the next call; it then stands on the page of faults.', everyMethod: 'every method', nextCall: 'At the next call', bySetting: 'also by a setting', byRequest: 'also by the request itself', mayHaveHappened: 'the call may have had its effect',
    holdIn: 'Hold in', refundAmount: 'Refund, US dollars', nothingToDo: 'Nothing can be done any more.', notAllowed: 'The state of the order does not allow that.', unreadable: 'this cannot be used. Nothing was saved.', badAmount: 'The amount has to be dollars and cents.', pushByHand: 'Push message by hand', signature: 'Signature', genuine: 'genuine', forged: 'forged', send: 'Send message', repeat: 'Send again', waiting: 'waiting', lost: 'lost',
    pushMode: 'Message', on: 'on', offWord: 'off', save: 'Save', kind: 'Kind',
    stock: 'Stock', pieces: 'Pieces left', orders: 'Orders', noOrders: 'No orders yet. They appear here when the shop buys.', order: 'Order', reference: 'Reference', items: 'Items', to: 'To', amount: 'Amount', state: 'State', actions: 'By hand',
    pay: 'Pay', shipNow: 'Ship', deliver: 'Deliver', cancel: 'Cancel', cancelSupplier: 'Supplier cancels', hold: 'Hold', release: 'Release', refund: 'Refund', held: 'held', cancelling: 'cancellation under review', partShipped: 'partly on its way', tokens: 'Access', noTokens: 'No account is connected.', account: 'Account', token: 'Token', ends: 'Ends', pushes: 'Push messages', noPushes: 'Nothing was sent.', sent: 'Sent', answer: 'Answer', attempts: 'Attempts',
    expired: 'expired', unpaid: 'waiting for payment', processing: 'payment under way', paid: 'paid, to be shipped', shipped: 'on its way', delivered: 'delivered', cancelled: 'cancelled', lapsed: 'not paid in time', noAnswer: 'no answer', latest: 'The latest 50',
  },
  es: {
    code: 'es', title: 'AliExpress de prueba', intro: 'Lo que sabe este AliExpress y los interruptores para que falle a propósito.',
    set: 'Fijar', behaviour: 'Comportamiento', behaviourIntro: 'Así se comporta este AliExpress hasta que alguien lo cambie. Lo que no es lo normal está marcado.', backToUsual: 'Todo normal de nuevo', changed: 'cambiado', tax: 'Impuesto oculto', freight: 'Envío', seller: 'Vendedor', refunded: 'Reembolsado',
    buyers: 'Cuentas de comprador', buyerOk: 'puede comprar', buyerStates: { blacklisted: 'en la lista negra', disabled: 'desactivada', suspicious: 'sospechosa', invalid: 'datos de la cuenta no válidos' }, endTokens: 'Retirar todos los permisos',
    errors: 'Errores', method: 'Método', errorsIntro: 'Todos los errores de la documentación. El botón lo convierte en la respuesta de la próxima llamada; queda en la página de fallos.', everyMethod: 'todos los métodos', nextCall: 'En la próxima llamada', bySetting: 'también con un ajuste', byRequest: 'también con la propia petición', mayHaveHappened: 'la llamada puede haber tenido efecto',
    holdIn: 'Retener en', refundAmount: 'Reembolso, dólares', nothingToDo: 'Ya no se puede hacer nada.', notAllowed: 'El estado del pedido no lo permite.', unreadable: 'no sirve. No se ha guardado nada.', badAmount: 'El importe son dólares y centavos.', pushByHand: 'Aviso a mano', signature: 'Firma', genuine: 'auténtica', forged: 'falsificada', send: 'Mandar', repeat: 'Enviar otra vez', waiting: 'en espera', lost: 'perdido',
    pushMode: 'Aviso', on: 'sí', offWord: 'no', save: 'Guardar', kind: 'Tipo',
    stock: 'Existencias', pieces: 'Unidades', orders: 'Pedidos', noOrders: 'Aún no hay pedidos. Aparecen aquí cuando la tienda compra.', order: 'Pedido', reference: 'Referencia', items: 'Artículos', to: 'A', amount: 'Importe', state: 'Estado', actions: 'A mano',
    pay: 'Pagar', shipNow: 'Enviar', deliver: 'Entregar', cancel: 'Cancelar', cancelSupplier: 'Cancela el proveedor', hold: 'Retener', release: 'Liberar', refund: 'Reembolsar', held: 'retenido', cancelling: 'cancelación en revisión', partShipped: 'en camino en parte', tokens: 'Acceso', noTokens: 'Ninguna cuenta conectada.', account: 'Cuenta', token: 'Token', ends: 'Termina', pushes: 'Avisos', noPushes: 'No se ha enviado nada.', sent: 'Enviado', answer: 'Respuesta', attempts: 'Intentos',
    expired: 'caducado', unpaid: 'pendiente de pago', processing: 'pago en curso', paid: 'pagado, por enviar', shipped: 'en camino', delivered: 'entregado', cancelled: 'cancelado', lapsed: 'no se pagó a tiempo', noAnswer: 'sin respuesta', latest: 'Los últimos 50',
  },
} as const;

export type Words = (typeof WORDS)['en' | 'es'];
