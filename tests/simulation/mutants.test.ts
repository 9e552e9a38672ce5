import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MUTANTS } from './mutants.mjs'

describe('planted bugs', () => {
  it.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s still has its place in the product, once', (_name, { changes }) => {
    const texts = new Map<string, string>()
    for (const { file, find, replace } of changes) {
      const text = texts.get(file) ?? fs.readFileSync(file, 'utf8')
      expect(text.split(find).length - 1, `${file}: ${find}`).toBe(1)
      texts.set(file, text.replace(find, () => replace))
    }
    expect(changes.length).toBeGreaterThan(0)
  })
})
