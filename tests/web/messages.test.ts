import compile from 'icu-minify/compile'
import format from 'icu-minify/format'
import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import { ERROR_STATUS } from '@/lib/foundation/errors'
import { loadMessages } from '@/lib/web/i18n/load-messages'

type Tree = { readonly [key: string]: string | Tree }

function flatten(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const here = path ? `${path}.${key}` : key
    if (typeof value === 'string') found.set(here, value)
    else for (const [inner, text] of flatten(value, here)) found.set(inner, text)
  }
  return found
}

/** The names that a text asks for: {name}, {count, plural, …}. */
function argumentsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\s*[,}]/g)].map((match) => match[1] ?? ''))].sort()
}

const en = flatten(loadMessages('en'))
const es = flatten(loadMessages('es'))

describe('texts', () => {
  it('has the same keys in both languages', () => {
    expect([...es.keys()].sort()).toEqual([...en.keys()].sort())
  })

  it('asks for the same arguments in both languages', () => {
    for (const [key, text] of en) expect(argumentsOf(es.get(key) ?? ''), key).toEqual(argumentsOf(text))
  })

  it('reads the same compiled, as the built product has it, and as it stands in the file', () => {
    const formatters = {
      getPluralRules: (...given: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...given),
      getNumberFormat: (...given: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...given),
      getDateTimeFormat: (...given: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...given),
    }
    for (const [locale, texts] of [['en', en], ['es', es]] as const) {
      const t = createTranslator({ locale, messages: loadMessages(locale), timeZone: 'UTC', onError: (error) => { throw error } }) as (key: string, values: Record<string, string | number>) => string
      for (const [key, text] of texts) {
        for (const count of [0, 1, 2, 1234]) {
          const values = Object.fromEntries(argumentsOf(text).map((name) => [name, new RegExp(`\\{${name},`).test(text) ? count : `<${name}> & 'co'`]))
          expect(format(compile(text), locale, values, { formatters, timeZone: 'UTC' }), `${locale} ${key} ${count}`).toBe(t(key, values))
        }
      }
    }
  })

  it('has no empty text', () => {
    for (const [key, text] of [...en, ...es]) expect(text.trim(), key).not.toBe('')
  })

  it('has a text for every error code', () => {
    for (const code of Object.keys(ERROR_STATUS)) expect(en.has(`errors.${code}`), code).toBe(true)
  })
})
