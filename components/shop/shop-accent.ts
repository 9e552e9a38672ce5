import type { CSSProperties } from 'react'

/** A colour as red, green, blue, 0 to 255. */
type Rgb = readonly [number, number, number]

const READABLE = 4.5 // WCAG 2.2, 1.4.3
const STEPS = 50
// The grounds on which the accent has the hardest time: app/globals.css, --sunken in light, --raised in dark.
const LIGHT_GROUND: Rgb = [0xf1, 0xea, 0xde]
const DARK_GROUND: Rgb = [0x1e, 0x1a, 0x16]
const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]
const INK: Rgb = [0x16, 0x12, 0x0e]
const FALLBACK: Rgb = [0x0b, 0x6b, 0x53]

/** A shop's own accent as the tokens of both themes: darkened or lightened until text in it reads (4.5:1), with ink that reads on it. */
export function shopAccent(colour: string): { readonly light: string; readonly dark: string; readonly onLight: string; readonly onDark: string } {
  const own = parse(colour) ?? FALLBACK
  const light = until(own, BLACK, LIGHT_GROUND)
  const dark = until(own, WHITE, DARK_GROUND)
  return { light: hex(light), dark: hex(dark), onLight: hex(inkOn(light)), onDark: hex(inkOn(dark)) }
}

/** The accent as a style for the document or a part of it. */
export function accentStyle(colour: string): CSSProperties {
  const { light, dark, onLight, onDark } = shopAccent(colour)
  return { '--accent': `light-dark(${light}, ${dark})`, '--on-accent': `light-dark(${onLight}, ${onDark})` } as CSSProperties
}

/** Contrast of two colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((left, right) => right - left)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

export function parse(colour: string): Rgb | null {
  const digits = /^#([0-9a-f]{6})$/i.exec(colour)?.[1]
  if (!digits) return null
  const channel = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16)
  return [channel(0), channel(2), channel(4)]
}

function until(colour: Rgb, towards: Rgb, ground: Rgb): Rgb {
  let mixed = colour
  for (let step = 1; step <= STEPS && contrast(mixed, ground) < READABLE; step++) mixed = mix(colour, towards, step / STEPS)
  return mixed
}

function inkOn(ground: Rgb): Rgb {
  return contrast(WHITE, ground) >= READABLE ? WHITE : INK
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return [blend(a[0], b[0], share), blend(a[1], b[1], share), blend(a[2], b[2], share)]
}

function blend(a: number, b: number, share: number): number {
  return Math.trunc(a + (b - a) * share)
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function linear(channel: number): number {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

function hex(colour: Rgb): string {
  return `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
