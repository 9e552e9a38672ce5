/**
 * What a documented error has to mean to our client. Effects end `done`, `refused` or `unknown`; a read ends `absent` (there is no such thing),
 * `refused` (asking again will not help) or `unknown` (it may be there).
 */
export type ExpectedClass = 'done' | 'refused' | 'unknown' | 'absent'

export interface ExpectedError {
  readonly call: string
  readonly status: number
  /** PayPal's `name`, AliExpress's `code` (gateway) or the method's own code. */
  readonly name: string
  /** PayPal's `issue`, AliExpress's `sub_code`. */
  readonly detail: string
  readonly expected: ExpectedClass
  /** The code that a refusal carries, where it is not the error's own word. */
  readonly as?: string
}

export const words = (text: string): string[] => text.trim().split(/\s+/)
/** One name for a row, the same on every side. */
export const keyOf = (error: Pick<ExpectedError, 'call' | 'name' | 'detail'>) => [error.call, error.name, error.detail].filter(Boolean).join(' ')
