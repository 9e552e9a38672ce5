import type { Locale } from './locales'
import enAccount from '../messages/en/account.json'
import enAdmin from '../messages/en/admin.json'
import enCheckout from '../messages/en/checkout.json'
import enCommon from '../messages/en/common.json'
import enConsole from '../messages/en/console.json'
import enErrors from '../messages/en/errors.json'
import enEvents from '../messages/en/events.json'
import enReseller from '../messages/en/reseller.json'
import enShop from '../messages/en/shop.json'
import enStatus from '../messages/en/status.json'
import esAccount from '../messages/es/account.json'
import esAdmin from '../messages/es/admin.json'
import esCheckout from '../messages/es/checkout.json'
import esCommon from '../messages/es/common.json'
import esConsole from '../messages/es/console.json'
import esErrors from '../messages/es/errors.json'
import esEvents from '../messages/es/events.json'
import esReseller from '../messages/es/reseller.json'
import esShop from '../messages/es/shop.json'
import esStatus from '../messages/es/status.json'

const en = {
  common: enCommon,
  status: enStatus,
  errors: enErrors,
  shop: enShop,
  checkout: enCheckout,
  account: enAccount,
  console: enConsole,
  events: enEvents,
  reseller: enReseller,
  admin: enAdmin,
}

/** The shape is the English one: a key that Spanish lacks is a type error here. */
export type Messages = typeof en
export type Namespace = keyof Messages

const es: Messages = {
  common: esCommon,
  status: esStatus,
  errors: esErrors,
  shop: esShop,
  checkout: esCheckout,
  account: esAccount,
  console: esConsole,
  events: esEvents,
  reseller: esReseller,
  admin: esAdmin,
}

/** All texts of one language, one namespace per file in lib/web/messages. */
export function loadMessages(locale: Locale): Messages {
  return locale === 'es' ? es : en
}

/** The namespaces that a page's client parts need: nothing else travels to the browser. */
export function pickMessages<const N extends Namespace>(locale: Locale, namespaces: readonly N[]): Pick<Messages, N> {
  const all = loadMessages(locale)
  return Object.fromEntries(namespaces.map((name) => [name, all[name]])) as Pick<Messages, N>
}
