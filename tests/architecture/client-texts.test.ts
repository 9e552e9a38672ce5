import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

// Texts travel to the browser by name: those of the document, and those that a page asks for (app/client-texts.tsx). One that is
// missing would show its key, so every name that a client component below a page calls must be among them, and none beside them.

const root = path.resolve(import.meta.dirname, '../..')
const pages = globSync('app/*/**/page.tsx', { cwd: root }).filter((file) => /^app\/(?:reseller|admin|\(account\))\//.test(file))

const sourceOf = (file: string) => readFileSync(path.join(root, file), 'utf8')

function fileOf(from: string, specifier: string): string | null {
  const base = specifier.startsWith('@/') ? specifier.slice(2) : specifier.startsWith('.') ? path.join(path.dirname(from), specifier) : null
  if (base === null || base.startsWith('lib/')) return null
  return ['', '.tsx', '.ts'].map((end) => base + end).find((file) => existsSync(path.join(root, file)) && statSync(path.join(root, file)).isFile()) ?? null
}

/** The names that client components call when this file is drawn; below 'use client' everything is client. */
function textsCalled(file: string, isClient = false, called = new Set<string>(), seen = new Set<string>()): Set<string> {
  const source = sourceOf(file)
  const inBrowser = isClient || source.startsWith("'use client'")
  if (seen.has(`${file} ${inBrowser}`) || source.startsWith("'use server'")) return called
  seen.add(`${file} ${inBrowser}`)
  if (inBrowser) for (const [, name = ''] of source.matchAll(/useTranslations\('([^']+)'\)/g)) called.add(name)
  for (const [, specifier = ''] of source.matchAll(/^import (?!type )[^'"]*?'([^']+)'/gm)) {
    const next = fileOf(file, specifier)
    if (next && /\.tsx?$/.test(next)) textsCalled(next, inBrowser, called, seen)
  }
  return called
}

const listIn = (source: string, name: string): string[] => [...(new RegExp(`${name}=\\{\\[([^\\]]*)\\]\\}`).exec(source)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, each = '']) => each)
const isWithin = (name: string, part: string) => name === part || name.startsWith(`${part}.`)
const everywhere = listIn(sourceOf('app/console-document.tsx'), 'texts')
const ofConsoles = [...(/pickMessages\(locale, \[([^\]]*)\]\)/.exec(sourceOf('app/console-page.tsx'))?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, each = '']) => each)

describe('texts of client parts', () => {
  it('finds the pages and what every one of them has', () => {
    expect(pages.length).toBeGreaterThan(15)
    expect(everywhere).toEqual(['common', 'console'])
    expect(ofConsoles).toEqual(everywhere)
  })

  it.each(pages)('%s asks for exactly what its client parts call', (page) => {
    const called = [...textsCalled(page)].filter((name) => !everywhere.some((part) => isWithin(name, part)))
    const asked = listIn(sourceOf(page), 'ClientTexts of')
    expect(called.filter((name) => !asked.some((part) => isWithin(name, part))), 'called and not sent').toEqual([])
    expect(asked.filter((part) => !called.some((name) => isWithin(name, part) || isWithin(part, name))), 'sent and not called').toEqual([])
  })
})
