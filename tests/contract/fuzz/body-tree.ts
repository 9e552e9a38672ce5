/**
 * JSON as a tree that can hold what a JavaScript value cannot: keys twice, `__proto__` as a key, numbers of any length, and things that are no
 * JSON at all. Bodies are changed here and then written out as text.
 */
export type BodyNode =
  | { readonly kind: 'object'; readonly entries: [key: string, value: BodyNode][] }
  | { readonly kind: 'list'; readonly items: BodyNode[] }
  | { readonly kind: 'raw'; readonly text: string }

export const raw = (text: string): BodyNode => ({ kind: 'raw', text })
export const leaf = (value: string | number | boolean | null): BodyNode => raw(JSON.stringify(value))

export function treeOf(value: unknown): BodyNode {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(treeOf) }
  if (value !== null && typeof value === 'object') return { kind: 'object', entries: Object.entries(value).filter(([, each]) => each !== undefined).map(([key, each]) => [key, treeOf(each)]) }
  return raw(JSON.stringify(value ?? null))
}

export function writeTree(node: BodyNode): string {
  switch (node.kind) {
    case 'raw':
      return node.text
    case 'list':
      return `[${node.items.map(writeTree).join(',')}]`
    case 'object':
      return `{${node.entries.map(([key, value]) => `${JSON.stringify(key)}:${writeTree(value)}`).join(',')}}`
  }
}

export function copyTree(node: BodyNode): BodyNode {
  if (node.kind === 'raw') return node
  if (node.kind === 'list') return { kind: 'list', items: node.items.map(copyTree) }
  return { kind: 'object', entries: node.entries.map(([key, value]) => [key, copyTree(value)]) }
}

/** A place in the tree: where it hangs, what it is called there, and what it is. */
export interface Place {
  readonly parent: Exclude<BodyNode, { kind: 'raw' }>
  readonly index: number
  readonly key: string
  readonly node: BodyNode
}

export function placesOf(node: BodyNode): Place[] {
  if (node.kind === 'raw') return []
  const own: Place[] = node.kind === 'list'
    ? node.items.map((each, index) => ({ parent: node, index, key: '', node: each }))
    : node.entries.map(([key, value], index) => ({ parent: node, index, key, node: value }))
  return own.flatMap((place) => [place, ...placesOf(place.node)])
}

export function put(place: Place, next: BodyNode): void {
  if (place.parent.kind === 'list') place.parent.items[place.index] = next
  else place.parent.entries[place.index] = [place.key, next]
}
