import { describe, expect, it } from 'vitest'
import { narrowPage } from '@/lib/web/narrow-page.mjs'

describe('narrowPage', () => {
  it('leaves no letter above U+00FF, in text, attributes and scripts, and keeps those below', () => {
    const narrow = narrowPage('<p title="12–20 €">Añade… 花瓶 🌷</p><script>f("…🌷")</script><script type="application/ld+json">{"a":"–"}</script>')
    expect(narrow).toBe(
      '<p title="12&#8211;20 &#8364;">Añade&#8230; &#33457;&#29942; &#127799;</p><script>f("\\u2026\\ud83c\\udf37")</script><script type="application/ld+json">{"a":"\\u2013"}</script>',
    )
  })

  it('means the same to the program and to the data in it', () => {
    const [, program, data] = /^<script>(.*)<\/script><script type="application\/ld\+json">(.*)<\/script>$/.exec(
      narrowPage('<script>"花 \\n 🌷"</script><script type="application/ld+json">{"name":"Jarrón – 花"}</script>'),
    ) ?? []
    expect(JSON.parse(program ?? '')).toBe('花 \n 🌷')
    expect(JSON.parse(data ?? '')).toEqual({ name: 'Jarrón – 花' })
  })

  it('changes nothing in a page that is narrow already', () => {
    const page = '<!DOCTYPE html><p class="a">Añadir &amp; pagar · 17 cm</p><script>a(1)</script><style>p{color:red}</style>'
    expect(narrowPage(page)).toBe(page)
  })
})
