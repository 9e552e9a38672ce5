import pg from 'pg'

/** Longer than the server's own limit for a statement (20 s): who is silent for so long is not there any more. */
const ANSWER_WITHIN_MS = 25_000

type Send = (...args: unknown[]) => unknown

/**
 * A connection that breaks off when a statement has no whole answer in time. The server's statement_timeout cannot help where the network swallows
 * the statement or its answer; the system's own keep-alive would notice after two hours. Broken off, the pool drops it, and what waits is told.
 */
export class ImpatientClient extends pg.Client {
  constructor(config?: pg.ClientConfig & { answerWithinMs?: number }) {
    super(config)
    // While the pool hands it on nobody listens, and an error that nobody hears ends the process. The pool looks before it is used again.
    this.on('error', () => undefined)
    // pg's types do not name the connection below a client; without its socket nothing could be broken off.
    const { stream } = (this as unknown as { connection: { stream: { destroy(): void } } }).connection
    const within = config?.answerWithinMs ?? ANSWER_WITHIN_MS
    // In the order of sending. One timer for all of them: statements end within milliseconds, and a timer of its own would be most of what a small one costs here.
    const waiting = new Set<{ readonly since: number }>()
    let timer: NodeJS.Timeout | undefined
    const look = () => {
      timer = undefined
      const [oldest] = waiting
      if (oldest === undefined) return
      const left = within - (performance.now() - oldest.since)
      if (left <= 0) stream.destroy()
      else timer = setTimeout(look, left).unref()
    }
    const send = this.query.bind(this) as Send
    const query: Send = (...args) => {
      const sent = { since: performance.now() }
      waiting.add(sent)
      timer ??= setTimeout(look, within).unref()
      const stop = () => { waiting.delete(sent) }
      const last = args.findLastIndex((each) => each !== undefined)
      const done = args[last]
      if (typeof done === 'function') args[last] = (...answer: unknown[]) => { stop(); (done as Send)(...answer) }
      const result = send(...args)
      if (result instanceof Promise) result.then(stop, stop)
      return result
    }
    Object.assign(this, { query })
  }
}
