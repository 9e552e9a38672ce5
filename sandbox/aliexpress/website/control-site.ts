import { json } from '@/sandbox/foundation/answers';
import { runForm } from '@/sandbox/foundation/add-control-pages';
import { renderControlPage, type ControlParty, type Controls } from '@/sandbox/foundation/control-frame';
import { markup, type Markup } from '@/sandbox/foundation/render-page';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import type { Supplier } from '../supplier';
import { SITE_FAULTS } from './gates';
import { PASSWORD } from './sign-in';
import { changeSite, siteSettings, type SiteSettings } from './site-settings';

const WORDS = {
  en: {
    title: 'Website', intro: 'The shop as a buyer meets it in a browser. What shall happen once, some times or to a share of the pages is set under Faults, on the calls website.…:', open: 'Open the website', accounts: 'Accounts', password: 'Password of both', save: 'Save', on: 'on', off: 'off', behaviour: 'How the pages behave',
    hydrationMs: 'Parts of the product page appear after, ms (and twice, three times)', payButton: 'Last button', 'pay-now': '"Pay now", charges at once', 'place-order': '"Place order", then a payment page', 'checkout-button': '"Checkout" (#checkout-button), then a payment page', confirmPriceBasisPoints: 'Price on the order page (10000 = as on the product page)', taxShown: 'Hidden tax', 'on-confirm': 'shown on the order page', 'after-payment': 'only in the order afterwards',
    orderListLagMs: 'A new order is in the list after, ms', cancelButtonAfterMs: 'Cancel button appears after, ms', classHash: 'End of the class names', doubleClickGuard: 'Refuse a second order from one page', regionRedirect: 'Send on to the id of the country site', popup: 'Popup on every page', pagesPerMinute: 'Captcha after so many pages in a minute (0 = never)', signInHours: 'Sign-in lasts, hours',
  },
  es: {
    title: 'Sitio web', intro: 'La tienda tal como la ve un comprador en el navegador. Lo que deba pasar una vez, varias o en una parte de las páginas se pone en Fallos, en las llamadas website.…:', open: 'Abrir el sitio web', accounts: 'Cuentas', password: 'Contraseña de las dos', save: 'Guardar', on: 'sí', off: 'no', behaviour: 'Cómo se comportan las páginas',
    hydrationMs: 'Las partes de la página del producto salen tras, ms (y el doble, el triple)', payButton: 'Último botón', 'pay-now': '«Pagar ahora», cobra al momento', 'place-order': '«Hacer pedido» y luego la página de pago', 'checkout-button': '«Tramitar» (#checkout-button) y luego la página de pago', confirmPriceBasisPoints: 'Precio al confirmar (10000 = como en el producto)', taxShown: 'Impuesto oculto', 'on-confirm': 'se ve al confirmar', 'after-payment': 'solo después, en el pedido',
    orderListLagMs: 'Un pedido nuevo sale en la lista tras, ms', cancelButtonAfterMs: 'El botón Cancelar sale tras, ms', classHash: 'Final de los nombres de clase', doubleClickGuard: 'Rechazar un segundo pedido de la misma página', regionRedirect: 'Llevar al número del sitio del país', popup: 'Ventana emergente en todas las páginas', pagesPerMinute: 'Captcha tras tantas páginas en un minuto (0 = nunca)', signInHours: 'La sesión dura, horas',
  },
} as const;

type Words = (typeof WORDS)['en' | 'es'];
const NUMBERS = ['hydrationMs', 'confirmPriceBasisPoints', 'orderListLagMs', 'cancelButtonAfterMs', 'pagesPerMinute', 'signInHours'] as const;
const FLAGS = ['doubleClickGuard', 'regionRedirect', 'popup'] as const;
const CHOICES = { payButton: ['pay-now', 'place-order', 'checkout-button'], taxShown: ['on-confirm', 'after-payment'] } as const;

/** The website's place among the parts of the control page. */
export const SITE_TAB = { name: 'website', path: '/_control/website', label: { en: WORDS.en.title, es: WORDS.es.title } } as const;

/** The controls of the website: GET and POST /_control/api/website, and the page /_control/website for people. */
export function addSiteControls(supplier: Supplier, controls: Controls & { readonly page: ControlParty }): void {
  const { router } = controls;
  router.on('GET', '/_control/api/website', 'control.website', () => json(200, siteSettings(supplier)));
  router.on('POST', '/_control/api/website', 'control.website', (request) => json(200, changeSite(supplier, request.json())));
  router.on('GET', '/_control/website', 'control.page', (request) => renderControlPage(controls, request, { tab: 'website', title: WORDS[request.language].title, body: sitePageBody(supplier, request) }));
  router.on('POST', '/_control/website', 'control.page', (request) => runForm(request, '/_control/website', () => changeSite(supplier, fields(request.form()))));
}

function sitePageBody(supplier: Supplier, { language }: SandboxRequest): Markup {
  const words = WORDS[language];
  const site = siteSettings(supplier);
  return markup`<h1>${words.title}</h1><p class="muted">${words.intro} ${SITE_FAULTS.map((kind) => markup`<code>${kind}</code> `)}</p><p><a href="/?lang=${language}">${words.open}</a></p><div class="grid two">
<section class="card"><h2>${words.behaviour}</h2><form method="post" action="/_control/website?lang=${language}" class="fields">${select('payButton', CHOICES.payButton, site, words)}${select('taxShown', CHOICES.taxShown, site, words)}${FLAGS.map((name) => flag(name, site, words))}${NUMBERS.map((name) => markup`<label>${words[name]}<input type="number" name="${name}" min="0" value="${site[name]}"></label>`)}
<label>${words.classHash}<input type="text" name="classHash" value="${site.classHash}"></label><button class="primary">${words.save}</button></form></section>
<section class="card"><h2>${words.accounts}</h2>${supplier.buyers.map((buyer) => markup`<div class="row"><code>${buyer.login}</code><span>${buyer.country}</span></div>`)}<div class="row"><span class="muted">${words.password}</span><code>${PASSWORD}</code></div></section></div>`;
}

function select<K extends keyof typeof CHOICES>(name: K, choices: readonly (typeof CHOICES)[K][number][], site: SiteSettings, words: Words): Markup {
  return markup`<label>${words[name]}<select name="${name}">${choices.map((value) => markup`<option value="${value}"${value === site[name] ? markup` selected` : null}>${words[value]}</option>`)}</select></label>`;
}

function flag(name: (typeof FLAGS)[number], site: SiteSettings, words: Words): Markup {
  return markup`<label>${words[name]}<select name="${name}"><option value="true"${site[name] ? markup` selected` : null}>${words.on}</option><option value="false"${site[name] ? null : markup` selected`}>${words.off}</option></select></label>`;
}

function fields(form: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries([...form].filter(([name]) => name !== 'back').map(([name, value]) => {
    if ((NUMBERS as readonly string[]).includes(name)) return [name, /^\d{1,9}$/.test(value.trim()) ? Number.parseInt(value, 10) : value] as const;
    return (FLAGS as readonly string[]).includes(name) ? ([name, value === 'true'] as const) : ([name, value.trim()] as const);
  }));
}
