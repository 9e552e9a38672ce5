import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, parse, shopAccent } from '@/components/shop/shop-accent'

const rgb = (colour: string) => parse(colour) ?? [0, 0, 0]

describe('shopAccent', () => {
  it('gives every colour a form that reads on both themes, and ink that reads on it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (colour) => {
        const { light, dark, onLight, onDark } = shopAccent(`#${colour.toString(16).padStart(6, '0')}`)
        expect(contrast(rgb(light), rgb('#f1eade'))).toBeGreaterThanOrEqual(4.5)
        expect(contrast(rgb(dark), rgb('#1e1a16'))).toBeGreaterThanOrEqual(4.5)
        expect(contrast(rgb(light), rgb(onLight))).toBeGreaterThanOrEqual(4.5)
        expect(contrast(rgb(dark), rgb(onDark))).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it('keeps a colour that reads already and takes ours for what is no colour', () => {
    expect(shopAccent('#0B6B53').light).toBe('#0b6b53')
    expect(shopAccent('red;}body{display:none').light).toBe('#0b6b53')
  })
})
