'use client'
import { useState, useTransition } from 'react'
import { useTranslations } from 'next-intl'
import type { ErrorCode } from '@/lib/foundation/errors'

export type ActionAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly issues?: readonly { readonly path: string }[] | undefined }

export interface ConsoleAction<Input, T> {
  /** Runs the action; `done` is called with its value when it succeeded. */
  readonly run: (input: Input, done?: (value: T) => void) => void
  readonly isPending: boolean
  /** What went wrong, in the language of the page; null: nothing. */
  readonly error: string | null
  readonly code: ErrorCode | null
  /** Names of the fields that were refused. */
  readonly fields: readonly string[]
  readonly clear: () => void
}

interface Failure { readonly code: ErrorCode; readonly fields: readonly string[]; readonly isLost?: boolean }

/** A server action with its progress and its error as the page shows them. A lost connection counts as an error that may be tried again. */
export function useConsoleAction<Input, T>(action: (input: Input) => Promise<ActionAnswer<T>>): ConsoleAction<Input, T> {
  const t = useTranslations('errors')
  const [isPending, start] = useTransition()
  const [failure, setFailure] = useState<Failure | null>(null)
  return {
    isPending,
    error: failure && t(failure.isLost ? 'connection' : failure.code),
    code: failure?.code ?? null,
    fields: failure?.fields ?? [],
    clear: () => setFailure(null),
    run: (input, done) => start(async () => {
      setFailure(null)
      try {
        const answer = await action(input)
        if (answer.ok) done?.(answer.value)
        else setFailure({ code: answer.code, fields: (answer.issues ?? []).map(({ path }) => path) })
      } catch {
        setFailure({ code: 'internal', fields: [], isLost: true })
      }
    }),
  }
}
