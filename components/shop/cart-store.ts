'use client'
import { useSyncExternalStore } from 'react'
import type { CartLine } from './shapes'

// The cart lives in the shopper's browser, one per shop; it holds what and how many, never a price.
const MOST_LINES = 20
export const MOST_OF_ONE = 20
const NOTHING: readonly CartLine[] = []
const CHANGED = 'cartchange'
const parsed = new Map<string, { text: string; lines: readonly CartLine[] }>()

/** The lines of a shop's cart; empty on the server and until the page has come alive. */
export function useCart(shop: string): readonly CartLine[] {
  return useSyncExternalStore(subscribe, () => readCart(shop), () => NOTHING)
}

export function readCart(shop: string): readonly CartLine[] {
  const text = localStorage.getItem(keyOf(shop)) ?? ''
  const known = parsed.get(shop)
  if (known?.text === text) return known.lines
  const lines = parseLines(text)
  parsed.set(shop, { text, lines })
  return lines
}

/** Adds to what is there already; never above what one line may hold. */
export function addToCart(shop: string, variantId: string, quantity: number): void {
  const lines = readCart(shop)
  const before = lines.find((line) => line.variantId === variantId)
  if (before) return setQuantity(shop, variantId, before.quantity + quantity)
  writeCart(shop, [...lines, { variantId, quantity }].slice(-MOST_LINES))
}

/** Zero takes the line out. */
export function setQuantity(shop: string, variantId: string, quantity: number): void {
  const wanted = Math.min(quantity, MOST_OF_ONE)
  writeCart(
    shop,
    readCart(shop).flatMap((line) => (line.variantId !== variantId ? [line] : wanted > 0 ? [{ variantId, quantity: wanted }] : [])),
  )
}

export function writeCart(shop: string, lines: readonly CartLine[]): void {
  if (lines.length === 0) localStorage.removeItem(keyOf(shop))
  else localStorage.setItem(keyOf(shop), JSON.stringify(lines))
  window.dispatchEvent(new Event(CHANGED))
}

function keyOf(shop: string): string {
  return `cart:${shop}`
}

function subscribe(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed)
  window.addEventListener('storage', changed)
  return () => {
    window.removeEventListener(CHANGED, changed)
    window.removeEventListener('storage', changed)
  }
}

function parseLines(text: string): readonly CartLine[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.filter(isLine).slice(0, MOST_LINES) : NOTHING
  } catch {
    return NOTHING // written by an older page, or by hand
  }
}

function isLine(value: unknown): value is CartLine {
  if (typeof value !== 'object' || value === null || !('variantId' in value) || !('quantity' in value)) return false
  const { variantId, quantity } = value
  return typeof variantId === 'string' && Number.isInteger(quantity) && typeof quantity === 'number' && quantity > 0 && quantity <= MOST_OF_ONE
}
