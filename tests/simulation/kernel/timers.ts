import type { Fiber } from './turns'

export interface TimerEntry {
  readonly fiber: Fiber | null
  readonly label: string
  readonly run: () => void
  /** Comes also while the line's process stands still: it is no work of that process. */
  readonly isOutside?: boolean
}

export interface Timer {
  cancelled: boolean
  readonly dueMs: number
  readonly serial: number
  readonly entry: TimerEntry
}

export interface Timers {
  add(dueMs: number, entry: TimerEntry): Timer
  /** Takes out what is due, in order. */
  due(nowMs: number): TimerEntry[]
  /** When the next one is due; infinity without one. */
  nextMs(): number
  drop(isDropped: (entry: TimerEntry) => boolean): void
  readonly size: number
}

const before = (a: Timer, b: Timer) => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.serial < b.serial)

/** Alarms on the virtual clock; equal times in the order in which they were set. */
export function createTimers(): Timers {
  let heap: Timer[] = []
  let serial = 0
  const push = (timer: Timer) => {
    let child = heap.length
    heap.push(timer)
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!before(timer, heap[parent] as Timer)) break
      heap[child] = heap[parent] as Timer
      child = parent
    }
    heap[child] = timer
  }
  const pop = (): Timer => {
    const first = heap[0] as Timer
    const last = heap.pop() as Timer
    if (heap.length === 0) return first
    let parent = 0
    for (;;) {
      let child = parent * 2 + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && before(heap[child + 1] as Timer, heap[child] as Timer)) child++
      if (!before(heap[child] as Timer, last)) break
      heap[parent] = heap[child] as Timer
      parent = child
    }
    heap[parent] = last
    return first
  }
  const skipCancelled = () => {
    while (heap[0]?.cancelled) pop()
  }
  return {
    add(dueMs, entry) {
      serial++
      const timer: Timer = { cancelled: false, dueMs, serial, entry }
      push(timer)
      return timer
    },
    due(nowMs) {
      const found: TimerEntry[] = []
      for (skipCancelled(); heap[0] !== undefined && heap[0].dueMs <= nowMs; skipCancelled()) found.push(pop().entry)
      return found
    },
    nextMs() {
      skipCancelled()
      return heap[0]?.dueMs ?? Number.POSITIVE_INFINITY
    },
    drop(isDropped) {
      const left = heap.filter((timer) => !timer.cancelled && !isDropped(timer.entry))
      heap = []
      for (const timer of left) push(timer)
    },
    get size() {
      return heap.length
    },
  }
}
