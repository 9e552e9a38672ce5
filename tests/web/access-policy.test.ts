import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ACTION_ACCESS, ROUTE_ACCESS } from '@/lib/web/access-policy'

const root = path.resolve(import.meta.dirname, '../..')
const sources = (folder: string): string[] => fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)).filter((name) => /\.tsx?$/.test(name))
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8')

/** 'app/(shop)/api/x/route.ts' answers /api/x: groups in brackets are no part of the address. */
const addressOf = (file: string) => `/${path.dirname(file).split(path.sep).slice(1).filter((part) => !part.startsWith('(')).join('/')}`

const routes = sources('app').filter((file) => path.basename(file) === 'route.ts')
const ROUTE_EXPORT = /export (?:const|(?:async )?function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b([^\n]*(?:\n(?!export )[^\n]*)*)/g
const found = routes.flatMap((file) => [...read(file).matchAll(ROUTE_EXPORT)].map((match) => ({ file, route: `${match[1] ?? ''} ${addressOf(file)}`, body: match[2] ?? '' })))

const code = [...sources('app'), ...sources('lib'), ...(fs.existsSync(path.join(root, 'components')) ? sources('components') : [])]
const USE_SERVER = /^\s*['"]use server['"]/m
const actionFiles = code.filter((file) => USE_SERVER.test(read(file)))
const ACTION_EXPORT = /^export const (\w+) = action\('(\w+)', \{\s*access: '([\w-]+)'/gm

describe('the access policy (INV-45)', () => {
  it('has a row for every route handler, and each goes through handler() with the access of its row', () => {
    expect(routes.length).toBeGreaterThan(3)
    for (const { file, route, body } of found) {
      const access = /^ = handler\(\{\s*access: '([\w-]+)'/.exec(body)?.[1]
      expect([file, route, access]).toEqual([file, route, ROUTE_ACCESS[route] ?? 'no row in lib/web/access-policy.ts'])
    }
  })

  it('has no row for what does not exist', () => {
    const routesFound = new Set(found.map(({ route }) => route))
    expect(Object.keys(ROUTE_ACCESS).filter((route) => !routesFound.has(route))).toEqual([])
    const actionsFound = new Set(actionFiles.flatMap((file) => [...read(file).matchAll(ACTION_EXPORT)].map((match) => match[1])))
    expect(Object.keys(ACTION_ACCESS).filter((name) => !actionsFound.has(name))).toEqual([])
  })

  it('has a row for every server action, and each goes through action() under its own name', () => {
    for (const file of actionFiles) {
      const text = read(file)
      expect([file, /^['"]use server['"]/.test(text)]).toEqual([file, true]) // only whole files: an action inside a component escapes this list
      const actions = [...text.matchAll(ACTION_EXPORT)]
      expect([file, (text.match(/^export (?!type|interface)/gm) ?? []).length]).toEqual([file, actions.length])
      for (const [, name = '', named, access] of actions) expect([file, name, access]).toEqual([file, named, ACTION_ACCESS[name] ?? 'no row in lib/web/access-policy.ts'])
    }
  })

  it('has no action under two files and no row without its action', () => {
    const names = actionFiles.flatMap((file) => [...read(file).matchAll(ACTION_EXPORT)].map((match) => match[1] ?? ''))
    expect([...names].sort()).toEqual([...new Set(names)].sort())
    expect([...names].sort()).toEqual(Object.keys(ACTION_ACCESS).sort())
  })
})
