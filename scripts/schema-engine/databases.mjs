import pg from 'pg'

/** Runs work on one connection and closes it, whatever happens. */
async function connected(url, work) {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

export const ping = (url) => connected(url, (client) => client.query('select 1'))
export const execute = (url, script) => connected(url, (client) => client.query(script))

const nameOf = (url) => decodeURIComponent(new URL(url).pathname.slice(1))

/** The same server, another database. */
export function withDatabase(url, name) {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.toString()
}

const ALREADY_THERE = new Set(['42P04', '23505'])

/** Creates the database of a URL; one that is there already, or is being made by another process, counts as made. */
export async function createDatabase(url) {
  const name = nameOf(url)
  await connected(withDatabase(url, 'postgres'), async (client) => {
    try {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
    } catch (error) {
      if (!ALREADY_THERE.has(error.code)) throw error
    }
  })
  return name
}

/** Prisma's error code and words for a connection that failed. */
export function explain(error, url) {
  if (error.code === '3D000') return ['P1003', `Database \`${nameOf(url)}\` does not exist`]
  if (error.code === '28P01' || error.code === '28000') return ['P1000', 'Authentication failed against database server, the provided database credentials are not valid.']
  if (error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND') return ['P1001', `Can't reach database server at \`${new URL(url).host}\``]
  return ['P1010', String(error.message)]
}
