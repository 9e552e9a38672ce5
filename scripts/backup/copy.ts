// COPY over pg's own connection: the embedded server brings no pg_dump, and every row goes through as the text that PostgreSQL writes.
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Client, Connection } from 'pg'

/** What pg's connection can do beyond its types. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

/** One COPY as pg's client runs it: it hands the messages of the server to these methods. */
abstract class CopyQuery {
  readonly done: Promise<void>
  protected end: (error: Error | null) => void = () => undefined
  private failure: Error | null = null

  constructor(private readonly text: string) {
    this.done = new Promise((resolve, reject) => {
      this.end = (error) => { if (error) reject(error); else resolve() }
    })
  }

  submit(connection: Connection): void {
    connection.query(this.text)
  }

  handleError(error: Error): void {
    this.failure = error
    this.end(error) // also where the connection is lost, and no more follows
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.end(this.failure)
  }
}

class CopyOut extends CopyQuery {
  constructor(text: string, private readonly sink: Writable) {
    super(text)
  }

  handleCopyData(message: { chunk: Buffer }, connection: Connection): void {
    if (this.sink.write(Buffer.from(message.chunk))) return // pg uses its buffer again
    connection.stream.pause()
    this.sink.once('drain', () => connection.stream.resume())
  }
}

class CopyIn extends CopyQuery {
  constructor(text: string, private readonly source: Readable) {
    super(text)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.feed(connection).catch((error: unknown) => { connection.sendCopyFail(error instanceof Error ? error.message : String(error)) })
  }

  private async feed(connection: CopyConnection): Promise<void> {
    for await (const chunk of this.source) {
      connection.sendCopyFromChunk(chunk as Buffer)
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
    }
    connection.endCopyFrom()
  }
}

/** Writes the rows of `COPY … TO STDOUT` to `sink`, which stays open. */
export async function copyOut(client: Client, text: string, sink: Writable): Promise<void> {
  await client.query(new CopyOut(text, sink)).done
}

/** Feeds `COPY … FROM STDIN` from `source`. */
export async function copyIn(client: Client, text: string, source: Readable): Promise<void> {
  await client.query(new CopyIn(text, source)).done
}
