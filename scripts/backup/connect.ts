import pg from 'pg'

/** A connection whose COPY text is the same whatever the server's settings are; times in UTC. No statement times out: a copy takes as long as it takes. */
export async function connectForCopy(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl, application_name: 'ivan-reseller-backup', connectionTimeoutMillis: 10_000, keepAlive: true,
    options: '-c TimeZone=UTC -c DateStyle=ISO,YMD -c IntervalStyle=postgres -c extra_float_digits=1 -c bytea_output=hex -c client_encoding=UTF8 -c statement_timeout=0 -c idle_in_transaction_session_timeout=0',
  })
  client.on('error', () => undefined) // the query under way says it
  await client.connect()
  return client
}
