/** The words of the website's pages. */
export const SITE_WORDS = {
  en: {
    home: 'All products', orders: 'My orders', cart: 'Cart', signIn: 'Sign in', signOut: 'Sign out', gone: 'Sorry, this item is not available', goneWhy: 'It was removed, or its number is wrong.', left: 'available', from: 'Sold by', ratings: 'ratings', sold: 'sold',
    shipTo: 'Ship to', apply: 'Apply', freeShipping: 'Free shipping', shipping: 'Shipping', days: 'days', quantity: 'Quantity', buyNow: 'Buy now', addToCart: 'Add to cart', added: 'Added to cart', soldOut: 'Sold out', notHere: 'This product cannot be shipped to your country.',
    description: 'Description', details: 'Details', wholesale: 'Wholesale price', pieces: 'pieces', needsScript: 'This page needs JavaScript, as the real one does.',
    confirm: 'Confirm your order', queryFailed: 'Query product info failed, query param orderLine DTO is empty', queryWhy: 'Open the product page first, choose a variant and press Buy now.', address: 'Shipping address', change: 'Change', addAddress: 'Add new address', noAddress: 'There is no address yet.', useThis: 'Use this address',
    payment: 'Payment method', card: 'Card ending in 4242', balance: 'PayPal balance', subtotal: 'Subtotal', promo: 'Promo codes', shippingFee: 'Shipping fee', additional: 'Additional charges', total: 'Total', payNow: 'Pay now', placeOrder: 'Place order', checkout: 'Checkout', skuGone: 'This variant is no longer sold.', noShipping: 'No shipping method is available for your address.',
    shortStock: 'There is not enough stock.', addressRefused: 'The address was refused', alreadyPlaced: 'This order was already placed.', summary: 'Summary', item: 'Item',
    paySuccess: 'Payment Successful', payFailed: 'Payment failed', payFailedWhy: 'The order was made and waits for payment.', payUnknown: 'Payment is being processed', checkOrder: 'Check order', amount: 'Amount', payOrder: 'Pay your order',
    noOrders: 'You have no orders yet.', ref: 'Ref. Number:', detail: 'Order details', placed: 'Placed', paid: 'Paid', cancel: 'Cancel', track: 'Track order', tracking: 'Tracking', trackingNumber: 'Tracking number', carrier: 'Carrier', noTracking: 'There is no tracking information yet.', backToOrders: 'Back to orders',
    login: 'Sign in', loginId: 'E-mail or phone number', password: 'Password', wrongLogin: 'Your account name or password is incorrect.', accounts: 'Accounts of this sandbox', samePassword: 'Password of both', expired: 'Your sign-in has ended. Please sign in again.',
    captcha: 'Captcha Interception', unusual: 'Sorry, we have detected unusual traffic from your network.', slide: 'Please slide to verify', notSlid: 'Slide all the way to the right.', confirmSlide: 'Continue', popupTitle: 'Welcome deal', popupText: 'Get US $4 off your first order over US $20.', close: 'Close', emptyCart: 'Your cart is empty.', remove: 'Remove',
    fullName: 'Contact name', country: 'Country', street: 'Street, house number', street2: 'Flat, floor', city: 'City', province: 'State/Province', zip: 'ZIP code', phone: 'Mobile number', phoneCode: 'Code', document: 'Tax or identity number', saveAddress: 'Confirm', search: 'Search', all: 'All', products: 'products', searchFor: 'Search products',
  },
  es: {
    home: 'Todos los productos', orders: 'Mis pedidos', cart: 'Cesta', signIn: 'Entrar', signOut: 'Salir', gone: 'Este artículo no está disponible', goneWhy: 'Se ha retirado o el número no es correcto.', left: 'disponibles', from: 'Vendido por', ratings: 'opiniones', sold: 'vendidos',
    shipTo: 'Enviar a', apply: 'Aplicar', freeShipping: 'Envío gratis', shipping: 'Envío', days: 'días', quantity: 'Cantidad', buyNow: 'Comprar ahora', addToCart: 'Añadir a la cesta', added: 'Añadido a la cesta', soldOut: 'Agotado', notHere: 'Este producto no se puede enviar a tu país.',
    description: 'Descripción', details: 'Características', wholesale: 'Precio al por mayor', pieces: 'unidades', needsScript: 'Esta página necesita JavaScript, como la real.',
    confirm: 'Confirma tu pedido', queryFailed: 'Query product info failed, query param orderLine DTO is empty', queryWhy: 'Abre antes la página del producto, elige una variante y pulsa Comprar ahora.', address: 'Dirección de envío', change: 'Cambiar', addAddress: 'Añadir dirección', noAddress: 'Aún no hay ninguna dirección.', useThis: 'Usar esta dirección',
    payment: 'Forma de pago', card: 'Tarjeta acabada en 4242', balance: 'Saldo de PayPal', subtotal: 'Subtotal', promo: 'Códigos promocionales', shippingFee: 'Gastos de envío', additional: 'Cargos adicionales', total: 'Total', payNow: 'Pagar ahora', placeOrder: 'Hacer pedido', checkout: 'Tramitar', skuGone: 'Esta variante ya no se vende.', noShipping: 'No hay ningún envío para tu dirección.',
    shortStock: 'No quedan unidades suficientes.', addressRefused: 'La dirección no se ha aceptado', alreadyPlaced: 'Este pedido ya se hizo.', summary: 'Resumen', item: 'Artículo',
    paySuccess: 'Pago realizado', payFailed: 'No se ha podido pagar', payFailedWhy: 'El pedido está hecho y espera el pago.', payUnknown: 'El pago está en curso', checkOrder: 'Ver pedido', amount: 'Importe', payOrder: 'Paga tu pedido',
    noOrders: 'Aún no tienes pedidos.', ref: 'N.º de referencia:', detail: 'Detalles del pedido', placed: 'Hecho', paid: 'Pagado', cancel: 'Cancelar', track: 'Seguir envío', tracking: 'Seguimiento', trackingNumber: 'Número de seguimiento', carrier: 'Transportista', noTracking: 'Aún no hay información de seguimiento.', backToOrders: 'Volver a los pedidos',
    login: 'Entrar', loginId: 'Correo o teléfono', password: 'Contraseña', wrongLogin: 'La cuenta o la contraseña no son correctas.', accounts: 'Cuentas de este entorno de prueba', samePassword: 'Contraseña de las dos', expired: 'Tu sesión ha terminado. Vuelve a entrar.',
    captcha: 'Captcha Interception', unusual: 'Hemos detectado un tráfico inusual desde tu red.', slide: 'Desliza para verificar', notSlid: 'Desliza hasta el final, a la derecha.', confirmSlide: 'Continuar', popupTitle: 'Oferta de bienvenida', popupText: 'US $4 de descuento en tu primer pedido de más de US $20.', close: 'Cerrar', emptyCart: 'Tu cesta está vacía.', remove: 'Quitar',
    fullName: 'Nombre de contacto', country: 'País', street: 'Calle y número', street2: 'Piso, puerta', city: 'Ciudad', province: 'Provincia', zip: 'Código postal', phone: 'Móvil', phoneCode: 'Prefijo', document: 'Número fiscal o de identidad', saveAddress: 'Confirmar', search: 'Buscar', all: 'Todo', products: 'productos', searchFor: 'Buscar productos',
  },
} as const;

export type SiteWords = (typeof SITE_WORDS)['en' | 'es'];

/** Order states as the website says them. */
export const STATUS_WORDS: Record<string, { readonly en: string; readonly es: string }> = {
  PLACE_ORDER_SUCCESS: { en: 'Awaiting payment', es: 'Pendiente de pago' }, PAYMENT_PROCESSING: { en: 'Payment processing', es: 'Pago en curso' },
  WAIT_SELLER_SEND_GOODS: { en: 'To ship', es: 'Por enviar' }, SELLER_PART_SEND_GOODS: { en: 'Partly shipped', es: 'Enviado en parte' }, WAIT_BUYER_ACCEPT_GOODS: { en: 'Shipped', es: 'Enviado' },
  IN_CANCEL: { en: 'Cancellation requested', es: 'Cancelación pedida' }, FINISH: { en: 'Completed', es: 'Completado' }, CLOSED: { en: 'Closed', es: 'Cerrado' },
};
export const IN_REVIEW = { en: 'In review', es: 'En revisión' } as const;
