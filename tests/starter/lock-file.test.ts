import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { isInstalled } from '@/scripts/starter/install-packages.mjs'

interface Package {
  version?: string
  resolved?: string
  integrity?: string
  optional?: boolean
  inBundle?: boolean
  link?: boolean
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const root = path.resolve(import.meta.dirname, '../..')
const text = fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')
const { packages } = JSON.parse(text) as { packages: Record<string, Package> }
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as Package

/** Where Node would find `name` from the package at `place`: its own node_modules first, then every folder above. */
function findEntry(place: string, name: string): Package | undefined {
  for (let at = place; ;) {
    const found = packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]
    if (found || at === '') return found
    const above = at.lastIndexOf('/node_modules/')
    at = above < 0 ? '' : at.slice(0, above)
  }
}

describe('package-lock.json', () => {
  test('every optional dependency has an entry, so that npm ci works on every platform', () => {
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !findEntry(place, name)).map((name) => `${name} (of ${place || 'the project'})`))
    expect(missing).toEqual([])
  })

  test('no host is named', () => {
    expect(Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined && !entry.link)).toEqual([])
    expect(text.match(/"[^"]*(?:https?|git|ssh):\/\/[^"]*\.(?:tgz|git)[^"]*"/g) ?? []).toEqual([])
  })

  test('every package that is fetched has its checksum', () => {
    const without = Object.entries(packages).filter(([place, entry]) => place !== '' && !entry.link && !entry.inBundle && !entry.integrity)
    expect(without.map(([place]) => place)).toEqual([])
  })

  test('versions are exact and the same in both files', () => {
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'] as const) {
      expect(packages['']?.[kind] ?? {}).toEqual(manifest[kind] ?? {})
      for (const version of Object.values(manifest[kind] ?? {})) expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
    }
  })
})

describe('what is installed', () => {
  const lock = { packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } } }
  const record = (installed: Record<string, Package>) => JSON.stringify({ packages: installed })

  test('counts when it is what the lock file says; optional packages of other platforms may be absent', () => {
    expect(isInstalled(lock, record({ 'node_modules/a': { version: '1.0.0' } }))).toBe(true)
  })

  test('is installed anew when something is missing or of another version', () => {
    expect(isInstalled(lock, null)).toBe(false)
    expect(isInstalled(lock, record({}))).toBe(false)
    expect(isInstalled(lock, record({ 'node_modules/a': { version: '1.0.1' } }))).toBe(false)
    expect(isInstalled(lock, record({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }))).toBe(false)
  })
})
