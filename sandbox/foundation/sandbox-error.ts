/** An answer that a handler throws instead of returning: the server sends it as it is. */
export class SandboxAnswerError extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(`answered ${String(answer.status)}`);
    this.answer = answer;
  }
}

/** The body could not be read: not JSON, or larger than the limit. The program gives it its own error shape. */
export class BadBodyError extends Error {
  readonly reason: 'malformed' | 'too-large';
  constructor(reason: 'malformed' | 'too-large') {
    super(`request body ${reason}`);
    this.reason = reason;
  }
}

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
};
