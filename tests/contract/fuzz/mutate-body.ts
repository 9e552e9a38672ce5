import fc from 'fast-check'
import { copyTree, leaf, placesOf, put, raw, treeOf, writeTree, type BodyNode, type Place } from './body-tree'

/** What a field turns into: other types, figures that are none, words that programs trip over. */
const HOSTILE: readonly BodyNode[] = [
  leaf(null), leaf(true), leaf(false), leaf(''), leaf(0), leaf(-1), leaf(1), leaf(81), leaf('0'), leaf('x'), raw('{}'), raw('[]'), raw('[null]'), raw('[[]]'),
  leaf('NaN'), leaf('Infinity'), leaf('-0.01'), leaf('-30.49'), leaf('0.00'), leaf('1e3'), leaf('1,299.00'), leaf('30,49'), leaf(' 30.49 '), leaf('30.491'), leaf('0x1F'), leaf('٣٠.٤٩'),
  leaf('999999999999999.99'), leaf('9999999999999999999.99'), raw('99999999999999.99'), raw('123456789012345678901234567890'), raw('1e400'), raw('-1e400'), raw('1e-7'), raw('0.1e2'),
  raw('8210560128429621123'), leaf('\u0000'), leaf('a\u0000b'), raw(String.raw`"\ud800"`), raw(String.raw`"x\udfff"`), leaf('‮evil'), leaf('💸'.repeat(300)), leaf('x'.repeat(5_000)),
  leaf('<html><body>502 Bad Gateway</body></html>'), leaf('true'), leaf('TRUE'), leaf('yes'), leaf('null'), leaf('undefined'), leaf('__proto__'), leaf('../../etc/passwd'), leaf('a/b?c#d'),
  raw('{"__proto__":{"status":"COMPLETED","is_success":true}}'), raw('{"constructor":{"prototype":{"id":"1"}}}'), raw('{"toString":1,"valueOf":2}'), raw('{"value":"1.00"}'), raw('{"length":3}'),
  raw('{"currency_code":"USD","value":"0.01"}'), raw('{"currency_code":"EUR","value":"30.49"}'), raw('{"currency":"usd","value":"9.87"}'), raw('{"currency_code":"","value":""}'),
  raw('{"amount":"24.00","currency_code":"EUR"}'), leaf('0000-01-01T00:00:00Z'), leaf('9999-12-31T23:59:59Z'), leaf('+275760-09-13T00:00:00.000Z'), leaf('-271821-04-20T00:00:00Z'), leaf('0000-00-00 00:00:00'),
  leaf(9_999_999_999_999_999), leaf(-62_135_596_800_000), leaf('99999999999999'),
]
/** Words of both platforms, so that a status often becomes another real one. */
const WORDS = `COMPLETED PENDING DECLINED FAILED REFUNDED PARTIALLY_REFUNDED APPROVED CREATED VOIDED PAYER_ACTION_REQUIRED SUCCESS DENIED PROCESSING CANCELED CANCELLED UNCLAIMED RETURNED
  ONHOLD BLOCKED REVERSED NEW_STATUS completed FINISH IN_CANCEL PLACE_ORDER_SUCCESS PAYMENT_PROCESSING WAIT_SELLER_SEND_GOODS RISK_CONTROL NO_LOGISTICS CANCELED_BY_SELLER INSTRUMENT_DECLINED
  ORDER_ALREADY_CAPTURED ORDER_COMPLETION_IN_PROGRESS DUPLICATE_INVOICE_ID USER_BUSINESS_ERROR VALIDATION_ERROR INTERNAL_ERROR UNPROCESSABLE_ENTITY INVALID_REQUEST RESOURCE_NOT_FOUND
  AUTHENTICATION_FAILURE RATE_LIMIT_REACHED REPEATED_ORDER_ERROR SKU_NOT_EXIST PARM_ILLEGL MissingParameter IllegalAccessToken ApiCallLimit InsufficientPermission ServiceTimeout 15 0 00 200 505 602
  1001 isv.insufficient-permission isp.service-unavailable USD EUR JPY usd XXX`.trim().split(/\s+/)
const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'id', 'status', 'result', 'error_response', 'error_code', 'data', 'code', 'name', 'value', 'amount']
/** What comes in place of a body, or around one. */
const FOREIGN = ['', ' ', 'null', 'true', '0', '"ok"', 'NaN', 'undefined', '[]', '{}', '[{}]', '{"result":{}}', '{"result":null}', '{"error":null}', '{"ok":true,"success":true}', 'OK', '<!doctype html><title>Captcha</title>',
  '<html><head><title>502 Bad Gateway</title></head></html>', '{"message":"no Route matched with those values"}', '{"error":"temporarily_unavailable"}', '{"status":"COMPLETED"}', '{"status":"ok","code":0}', '\uFEFF{}', '{"a":', '{"code":"0","request_id":"1"}',
  '{"name":"NOT_FOUND"}', '{"__proto__":{"id":"x"}}', '['.repeat(3_000), `${'['.repeat(500)}${']'.repeat(500)}`, `{"x":${'{"x":'.repeat(400)}1${'}'.repeat(400)}}`]

export interface Change {
  readonly what: (typeof CHANGES)[number]
  readonly place: number
  readonly pick: number
}

const CHANGES = [
  'drop', 'drop', 'retype', 'retype', 'retype', 'rename', 'twice', 'twice', 'word', 'word', 'figure', 'figure', 'currency', 'id', 'splice', 'repeat', 'empty', 'wrap', 'swap', 'foreign-key', 'as-text', 'case',
] as const

/** A body and the changes that made it; as text, because that is what arrives. */
export const anyBody = (samples: readonly object[]): fc.Arbitrary<string> => {
  const trees = samples.map(treeOf)
  const change = fc.record({ what: fc.constantFrom(...CHANGES), place: fc.nat(1_000_000), pick: fc.nat(1_000_000) })
  const changed = fc.tuple(fc.nat(trees.length - 1), fc.array(change, { minLength: 0, maxLength: 4 }), fc.nat(1_000_000)).map(([which, changes, cut]) => {
    const tree = copyTree(trees[which] ?? raw('{}'))
    for (const each of changes) applyChange(tree, each, trees)
    return damageText(writeTree(tree), cut)
  })
  return fc.oneof({ weight: 30, arbitrary: changed }, { weight: 2, arbitrary: fc.constantFrom(...FOREIGN) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) }, { weight: 1, arbitrary: fc.json() })
}

function applyChange(tree: BodyNode, { what, place: at, pick }: Change, donors: readonly BodyNode[]): void {
  const places = placesOf(tree)
  const place = places[at % (places.length || 1)]
  if (!place) return
  const hostile = HOSTILE[pick % HOSTILE.length] ?? raw('null')
  const { parent, index, node, key } = place
  switch (what) {
    case 'drop':
      return void (parent.kind === 'list' ? parent.items.splice(index, 1) : parent.entries.splice(index, 1))
    case 'retype':
      return put(place, hostile)
    case 'rename':
      if (parent.kind === 'object') parent.entries[index] = [pick % 2 ? `${key}s` : key.toUpperCase(), node]
      return
    case 'twice': // the same key again, before or behind
      if (parent.kind === 'object') parent.entries.splice(index + (pick % 2), 0, [key, hostile])
      return
    case 'word':
      return putOn(places.filter((each) => /status|code|name|issue|reason|success|ret$|fail/i.test(each.key)), at, leaf(WORDS[pick % WORDS.length] ?? ''))
    case 'figure':
      return putOn(places.filter((each) => /value|amount|price|fee|cent|total/i.test(each.key) && each.node.kind === 'raw'), at, drift(pick))
    case 'currency':
      return putOn(places.filter((each) => /currency/i.test(each.key)), at, leaf(['EUR', 'JPY', 'usd', 'US', 'USDT', 'XXX', '', '$'][pick % 8] ?? ''))
    case 'id':
      return putOn(places.filter((each) => /(^|_)id$|Id$|number$/.test(each.key)), at, leaf(['OTHER1234567890AB', '1', '0', '', '8198352049851316', 'a/../b', '٣'][pick % 7] ?? ''))
    case 'splice': {
      const donor = placesOf(donors[pick % donors.length] ?? tree)
      return put(place, copyTree(donor[pick % (donor.length || 1)]?.node ?? raw('{}')))
    }
    case 'repeat':
      if (parent.kind === 'list') parent.items.splice(index, 0, copyTree(node))
      else put(place, { kind: 'list', items: [copyTree(node), copyTree(node)] })
      return
    case 'empty':
      return put(place, node.kind === 'list' ? raw('[]') : raw('{}'))
    case 'wrap':
      return put(place, pick % 2 ? { kind: 'list', items: [node] } : { kind: 'object', entries: [[KEYS[pick % KEYS.length] ?? 'x', node]] })
    case 'swap': {
      const other = places[pick % places.length]
      if (!other || contains(node, other) || contains(other.node, place)) return
      put(place, other.node)
      return put(other, node)
    }
    case 'foreign-key':
      if (parent.kind === 'object') parent.entries.push([KEYS[pick % KEYS.length] ?? 'x', hostile])
      return
    case 'as-text':
      return put(place, leaf(writeTree(node)))
    case 'case':
      if (node.kind === 'raw') put(place, raw(pick % 2 ? node.text.toLowerCase() : node.text.toUpperCase()))
  }
}

const contains = (node: BodyNode, place: Place) => place.node === node || placesOf(node).some((each) => each.node === place.node)

function putOn(places: readonly Place[], at: number, next: BodyNode): void {
  const place = places[at % (places.length || 1)]
  if (place) put(place, next)
}

/** A figure near the true one, or a huge one. */
const drift = (pick: number): BodyNode => leaf(['30.50', '30.48', '304.9', '3049', '30.490', '9.88', '9.86', '1.01', '24.01', '2400', '-24.00', '0.00', '1000000.00', '999999999999999.99'][pick % 14] ?? '0')

/** Most bodies arrive whole; some are cut off, some have a neighbour. */
function damageText(text: string, cut: number): string {
  if (cut % 20 === 0) return text.slice(0, cut % (text.length + 1))
  if (cut % 20 === 1) return `${text}${text}`
  if (cut % 20 === 2) return `\uFEFF${text}`
  return text
}
