import { describe, expect, it } from 'vitest'
import { cleanText } from '@/lib/cycle/product/clean-text'
import { sanitiseDescription } from '@/lib/cycle/product/sanitise-description'

/** reliability.md section 12, B65-B74 and their neighbours. */
const HOSTILE: Record<string, string> = {
  'B65 script': '<p>Lamp</p><script>alert(1)</script>',
  'B66 image with onerror': '<p>Lamp<img src=x onerror=alert(1)></p>',
  'B67 svg onload': '<svg/onload=alert(1)><p>Lamp</p>',
  'B68 mutation through math': '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></math><p>Lamp</p>',
  'B69 javascript link': '<p><a href=javascript:alert(1)>Lamp</a></p>',
  'B70 encoded javascript link': '<p><a href="&#106;avascript:alert(1)">Lamp</a></p>',
  'B71 frame with srcdoc': '<iframe srcdoc="<script>alert(1)</script>"></iframe><p>Lamp</p>',
  'B72 style with url': '<p style="background:url(https://evil.example/x)">Lamp</p>',
  'B73 closing tags': '</title></script><script>alert(1)</script><p>Lamp</p>',
  'B74 breakout of a data block': '<p>Lamp</p></script><script>alert(1)//',
  'noscript mutation': '<noscript><p title="</noscript><img src=x onerror=alert(1)>">Lamp</p></noscript><p>Lamp</p>',
  'form and button': '<form action=https://evil.example><button formaction=javascript:alert(1)>Lamp</button></form>',
  'template and textarea': '<template><script>alert(1)</script></template><textarea><script>alert(1)</script></textarea><p>Lamp</p>',
  'event handler on an allowed tag': '<td onclick=alert(1)><b onmouseover=alert(1)>Lamp</b></td>',
  'meta refresh and base': '<meta http-equiv=refresh content="0;url=javascript:alert(1)"><base href=//evil.example><p>Lamp</p>',
}

describe('a supplier description on the way out', () => {
  it.each(Object.entries(HOSTILE))('%s is inert', (_name, html) => {
    const clean = sanitiseDescription(html)
    expect(clean).toContain('Lamp')
    expect(clean).not.toMatch(/<(script|img|svg|math|iframe|style|a|form|button|meta|base|object|embed|template)\b/i)
    expect(clean).not.toMatch(/\son\w+\s*=/i)
    expect(clean).not.toMatch(/javascript:|style=|href=|src=/i)
    // Only bare tags of the list: nothing between the name and the closing bracket.
    for (const [, inside] of clean.matchAll(/<\/?([^>]*)>/g)) expect(inside).toMatch(/^[a-z0-9]+( \/)?$/)
  })

  it('is stable: sanitising twice changes nothing', () => {
    for (const html of Object.values(HOSTILE)) {
      const once = sanitiseDescription(html)
      expect(sanitiseDescription(once)).toBe(once)
    }
  })

  it('keeps structure, lowers headings and removes what pictures leave empty', () => {
    const html = '<h1>Size</h1><div><p><img src="https://ae01.alicdn.com/a.jpg"></p></div><ul><li>20 cm</li></ul><table><tr><td>A &amp; B</td></tr></table>'
    expect(sanitiseDescription(html)).toBe('<h3>Size</h3><ul><li>20 cm</li></ul><table><tr><td>A &amp; B</td></tr></table>')
  })

  it('survives a text built to exhaust it', () => {
    expect(sanitiseDescription('<div>'.repeat(50_000)).length).toBeLessThan(1_000)
    expect(sanitiseDescription('<'.repeat(100_000))).not.toMatch(/<[^>]/)
  })
})

describe('one line of supplier text', () => {
  it('loses markup and what a reader cannot see', () => {
    expect(cleanText('Lamp</script><script>alert(1)</script>', 100)).toBe('Lamp alert(1)')
    expect(cleanText('  Oak\u0000 \u202Eecnedive\u202C\n\tlamp\u200B ', 100)).toBe('Oak ecnedive lamp')
    expect(cleanText('Lámpara <b>de mesa</b> 20 > 10', 100)).toBe('Lámpara de mesa 20 10')
  })

  it('cuts by characters, not by halves of them', () => {
    expect(cleanText('🪔🪔🪔', 2)).toBe('🪔🪔')
  })
})
