import pg from 'pg'

/** The role that the application, its migrations and its tests use: owner of its database, no superuser, so that privileges hold for it. */
export const APPLICATION_ROLE = 'ivan'

export const urlOf = ({ port, role = APPLICATION_ROLE, password, database }) =>
  `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`

/** Runs statements on one connection; each is text or [text, values]. Answers the rows of the last. */
export async function runSql(url, statements) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    let rows = []
    for (const statement of statements) {
      const [text, values] = Array.isArray(statement) ? statement : [statement, []]
      rows = (await client.query(text, values)).rows
    }
    return rows
  } finally {
    await client.end()
  }
}

/**
 * The role and its database, with the statistics extension that only a superuser can add. Safe to repeat.
 * @param {{ port: number, password: string, database: string }} where
 */
export async function prepareDatabase({ port, password, database }) {
  const admin = (name) => urlOf({ port, role: 'postgres', password, database: name })
  const roles = await runSql(admin('postgres'), [['select 1 from pg_roles where rolname = $1', [APPLICATION_ROLE]]])
  const secret = pg.escapeLiteral(password)
  const verb = roles.length > 0 ? 'alter' : 'create'
  await runSql(admin('postgres'), [
    "set pg_stat_statements.track = 'none'", // it would keep the password
    `${verb} role ${APPLICATION_ROLE} login createdb createrole password ${secret}`,
    `grant pg_monitor, pg_signal_backend to ${APPLICATION_ROLE}`,
  ])
  const databases = await runSql(admin('postgres'), [['select 1 from pg_database where datname = $1', [database]]])
  if (databases.length === 0) await runSql(admin('postgres'), [`create database ${pg.escapeIdentifier(database)} owner ${APPLICATION_ROLE}`])
  await runSql(admin(database), [
    'create extension if not exists pg_stat_statements',
    `grant execute on all functions in schema public to ${APPLICATION_ROLE}`,
    `grant all on schema public to ${APPLICATION_ROLE}`,
  ])
  return urlOf({ port, password, database })
}
