import type { Router } from '@/sandbox/foundation/create-router';
import type { Supplier } from '../supplier';
import { showCaptcha, solveCaptcha } from './captcha';
import { addToCart, removeFromCart, showCart } from './cart';
import { changeConfirm, showConfirm } from './confirm-page';
import { accountPage, page, PUNISH, visitOf } from './gates';
import { showDescription, showItem } from './item-page';
import { cancelFromSite, showOrder, showOrders, showTracking } from './order-pages';
import { payFromSite, showPayment, showResult } from './pay-pages';
import { placeFromSite } from './place-order';
import { servePicture } from './serve-picture';
import { showLogin, signIn, signOut } from './sign-in';
import { showStart } from './start-page';
import { visitorOf } from './visitors';

/** The website as a buyer meets it. Every page's call can be given the faults of SITE_FAULTS, beside those of the connection. */
export function addWebsite({ supplier, router, picturesDir }: { readonly supplier: Supplier; readonly router: Router; readonly picturesDir: string }): void {
  router.on('GET', '/', 'website.start', page(supplier, showStart));
  router.on('GET', '/item/:file', 'website.item', page(supplier, showItem));
  router.on('GET', '/item-description/:id', 'website.description', (request) => showDescription(supplier, request));
  router.on('GET', '/pictures/:file', 'website.picture', (request) => servePicture(picturesDir, request.params['file'] ?? ''));
  router.on('GET', '/p/shoppingcart/index.html', 'website.cart', page(supplier, showCart));
  router.on('POST', '/p/shoppingcart/add', 'website.cart', page(supplier, addToCart));
  router.on('POST', '/p/shoppingcart/remove', 'website.cart', page(supplier, removeFromCart));
  router.on('GET', '/p/trade/confirm.html', 'website.confirm', accountPage(supplier, (visit) => showConfirm(visit)));
  router.on('POST', '/p/trade/confirm.html', 'website.address', accountPage(supplier, changeConfirm));
  router.on('POST', '/p/trade/place', 'website.place', accountPage(supplier, placeFromSite));
  router.on('GET', '/p/second-payment/index.html', 'website.payment', accountPage(supplier, showPayment));
  router.on('POST', '/p/second-payment/pay', 'website.pay', accountPage(supplier, payFromSite));
  router.on('GET', '/p/second-payment/pay-result.html', 'website.result', accountPage(supplier, showResult));
  router.on('GET', '/p/order/index.html', 'website.orders', accountPage(supplier, showOrders));
  router.on('GET', '/p/order/detail.html', 'website.order', accountPage(supplier, showOrder));
  router.on('POST', '/p/order/cancel', 'website.cancel', accountPage(supplier, cancelFromSite));
  router.on('GET', '/p/tracking/index.html', 'website.tracking', accountPage(supplier, showTracking));
  router.on('GET', '/login', 'website.login', page(supplier, (visit) => showLogin(visit)));
  router.on('POST', '/login', 'website.login', page(supplier, signIn));
  router.on('POST', '/logout', 'website.login', page(supplier, signOut));
  // The wall itself has no wall before it.
  router.on('GET', PUNISH, 'website.captcha', (request) => showCaptcha(visitOf(supplier, request, visitorOf(supplier, request))));
  router.on('POST', PUNISH, 'website.captcha', (request) => solveCaptcha(visitOf(supplier, request, visitorOf(supplier, request))));
}
