import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildOnce, isBuilt, sourceHash } from '@/scripts/starter/build.mjs'

let root: string

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'build-'))
  write('app/page.tsx', 'one')
  write('package-lock.json', '{}')
})
afterEach(() => { fs.rmSync(root, { recursive: true }) })

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  fs.writeFileSync(path.join(root, file), text)
}

async function build(): Promise<number> {
  let built = 0
  await buildOnce(root, () => {
    built += 1
    write('.next/BUILD_ID', 'x')
    return Promise.resolve()
  })
  return built
}

describe('the build', () => {
  test('runs once for the same sources, again when one changed, was added or was renamed', async () => {
    expect(await build()).toBe(1)
    expect(await build()).toBe(0)
    write('app/page.tsx', 'two')
    expect(await build()).toBe(1)
    write('components/x.tsx', '')
    expect(await build()).toBe(1)
    fs.renameSync(path.join(root, 'components/x.tsx'), path.join(root, 'components/y.tsx'))
    expect(await build()).toBe(1)
    expect(await build()).toBe(0)
  })

  test('does not care for what it does not read', () => {
    const before = sourceHash(root)
    write('tests/a.test.ts', '')
    write('lib/foundation/prisma/client.ts', 'generated')
    expect(sourceHash(root)).toBe(before)
  })

  test('a build that failed is not taken for one', async () => {
    await build()
    write('app/page.tsx', 'broken')
    await expect(buildOnce(root, () => Promise.reject(new TypeError('no')))).rejects.toThrow('no')
    expect(isBuilt(root)).toBe(false)
    expect(await build()).toBe(1)
  })

  test('a lock left by a killed build holds nobody up; two at once build once', async () => {
    write('.runtime/build.lock', JSON.stringify({ pid: 1, identity: 'another boot:1' }))
    expect((await Promise.all([build(), build()])).sort()).toEqual([0, 1])
  })
})
