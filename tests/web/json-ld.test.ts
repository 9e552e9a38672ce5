import { describe, expect, it } from 'vitest'
import { escapeJson } from '@/app/(shop)/json-ld'

describe('escapeJson', () => {
  it('lets nothing end the script element, and stays the same data', () => {
    const data = { name: '</script><script>alert(1)</script>', note: '<!-- & \u2028' }
    const text = escapeJson(data)
    expect(text).not.toMatch(/[<>&\u2028\u2029]/)
    expect(JSON.parse(text)).toEqual(data)
  })
})
