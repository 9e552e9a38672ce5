import { describe, expect, test } from 'vitest'
import { isRecentEnough, RUNTIMES } from '@/scripts/starter/runtime.mjs'

describe('which Node runs the project', () => {
  test.each(['22.17.0', '22.22.2', '24.0.0', '24.21.0', '26.1.0'])('%s as it is', (version) => {
    expect(isRecentEnough(version)).toBe(true)
  })

  test.each(['18.20.4', '20.20.2', '21.7.3', '22.16.9', '23.11.0'])('%s is replaced', (version) => {
    expect(isRecentEnough(version)).toBe(false)
  })

  test('what is fetched is itself recent enough, on every platform', () => {
    for (const runtime of Object.values(RUNTIMES)) expect(isRecentEnough(runtime.version), runtime.name).toBe(true)
  })
})
