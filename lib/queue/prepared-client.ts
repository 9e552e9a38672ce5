import type pg from 'pg'
import { ImpatientClient } from '../foundation/impatient-client'

const names = new Map<string, string>()
const MOST_STATEMENTS = 200

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST_STATEMENTS) return known
  const name = `q${names.size}`
  names.set(text, name)
  return name
}

type Send = (query: unknown, values?: unknown, done?: unknown) => unknown

/** A connection that prepares each parameterised statement once: pg-boss sends the same few long ones, which take longer to plan than to run. */
export class PreparedClient extends ImpatientClient {
  constructor(config?: pg.ClientConfig) {
    super(config)
    const send = this.query.bind(this) as Send
    const query: Send = (text, values, done) => {
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
      return name === undefined ? send(text, values, done) : send({ name, text, values }, undefined, done)
    }
    Object.assign(this, { query })
  }
}
