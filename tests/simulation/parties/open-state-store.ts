// Stands in for sandbox/foundation/open-state-store.ts: the same tables without the journal on disk.
import path from 'node:path'

export interface Table<T> {
  get(id: string): T | undefined
  put(id: string, value: T): void
  remove(id: string): void
  values(): IterableIterator<T>
  entries(): IterableIterator<[string, T]>
  readonly size: number
}

export interface StateStore {
  readonly folder: string
  /** The sockets' journal; without sockets there is none. */
  readonly requests: object
  table<T>(name: string): Table<T>
  commit(): void
  close(): void
}

const opened = new Map<string, StateStore>()

/** The store of a program whose state folder ends with this name: what really happened there. */
export function storeOf(name: string): StateStore {
  const store = opened.get(name)
  if (!store) throw new Error(`no program keeps its state in ${name}`)
  return store
}

export function openStateStore(folder: string): StateStore {
  const tables = new Map<string, Map<string, unknown>>()
  const store: StateStore = {
    folder,
    requests: {},
    table<T>(name: string): Table<T> {
      const rows = (tables.get(name) ?? new Map<string, unknown>()) as Map<string, T>
      tables.set(name, rows)
      return {
        get: (id) => rows.get(id),
        put: (id, value) => { rows.set(id, value) },
        remove: (id) => { rows.delete(id) },
        values: () => rows.values(),
        entries: () => rows.entries(),
        get size() {
          return rows.size
        },
      }
    },
    commit: () => undefined,
    close: () => undefined,
  }
  opened.set(path.basename(folder), store)
  return store
}
