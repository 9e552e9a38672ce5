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

/** A part of the messages: "errors", "reseller.order.buy". */
export type MessagePath<Tree = Messages> = Tree extends string ? never : { [K in keyof Tree & string]: Tree[K] extends string ? never : K | `${K}.${MessagePath<Tree[K]>}` }[keyof Tree & string]

/** Only these parts of the messages, each where it stands in the whole: what a page's client parts need, and nothing else travels. */
export function pickMessages(locale: Locale, paths: readonly MessagePath[]): Partial<Messages> {
  const picked: Tree = {}
  for (const path of paths) {
    const names = path.split('.')
    const last = names.pop() ?? ''
    let [from, to] = [loadMessages(locale) as Tree, picked]
    for (const name of names) {
      from = from[name] as Tree
      to = to[name] = { ...(to[name] as Tree | undefined) }
    }
    to[last] = from[last] ?? {}
  }
  return picked
}

interface Tree { [name: string]: string | Tree }
