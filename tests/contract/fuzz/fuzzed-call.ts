import type { Answered } from './judge-result'

/** One call of a client, with true bodies to start from and what has to hold afterwards. */
export interface FuzzedCall {
  readonly name: string
  /** Bodies out of the 50,000. */
  readonly runs: number
  readonly samples: readonly object[]
  readonly statuses: readonly number[]
  readonly run: () => Promise<unknown>
  /** An effect: it never throws, and ends in one of three outcomes. Left out: a read. */
  readonly effect?: {
    readonly requestKey: string | undefined
    /** Fails unless this body proves this success. */
    readonly proveDone: (value: never, answered: Answered) => void
    /** Whether this body certainly says that nothing happened. */
    readonly mayBeRefused: (answered: Answered) => boolean
  }
  /** The currency that was asked for, where bodies do not repeat it. */
  readonly asked?: string
  /** Amounts that are rightly made of others. */
  readonly computed?: (amount: string) => boolean
  /** Further promises about what a read gives. */
  readonly judge?: (value: never, answered: Answered) => void
}
