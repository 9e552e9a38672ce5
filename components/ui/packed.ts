import { useMemo } from 'react'

declare const contents: unique symbol

/**
 * What a client part shows, as one text. As objects each value of it is visited by React when it is written and again when it is read, for the
 * HTML and in the browser; a text is copied, and JSON reads it at once (docs/decisions/0014-what-a-page-carries.md). Plain data only.
 */
export type Packed<T> = string & { readonly [contents]?: T }

export function pack<T>(value: T): Packed<T> {
  return JSON.stringify(value)
}

export function usePacked<T>(packed: Packed<T>): T {
  return useMemo(() => JSON.parse(packed) as T, [packed])
}
