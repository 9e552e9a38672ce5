/** A failure that a person can mend: shown as one line, without a stack. */
export class PlainFailure extends Error {
  isPlain = true
}
