import pg from 'pg'

export interface SqlCount {
  readonly statements: number
  readonly transactions: number
}

export interface SqlCounter {
  reset(): Promise<void>
  read(): Promise<SqlCount>
  /** The statements by how often they ran, for the curious. */
  top(limit: number): Promise<{ calls: number; query: string }[]>
  query<T extends pg.QueryResultRow>(text: string): Promise<T[]>
  close(): Promise<void>
}

/**
 * Exact counts from pg_stat_statements of what programs sent: BEGIN and COMMIT are counted as transactions, and what PostgreSQL runs inside itself
 * (foreign keys, the ledger's check at commit) is left out.
 */
export async function openSqlCounter(databaseUrl: string): Promise<SqlCounter> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'bench' })
  await client.connect()
  const own = 'dbid = (SELECT oid FROM pg_database WHERE datname = current_database())'
  return {
    reset: async () => { await client.query('SELECT pg_stat_statements_reset()') },
    async read() {
      const { rows } = await client.query<{ statements: string; transactions: string }>(`
        SELECT coalesce(sum(calls) FILTER (WHERE query !~* '^(begin|commit|rollback|select 1 from only|select coalesce\\(sum\\(sums)' AND query NOT LIKE '%pg_stat_statements%'), 0) AS statements,
          coalesce(sum(calls) FILTER (WHERE query ~* '^commit'), 0) AS transactions FROM pg_stat_statements WHERE ${own} AND toplevel`)
      return { statements: Number(rows[0]?.statements ?? 0), transactions: Number(rows[0]?.transactions ?? 0) }
    },
    async top(limit) {
      const { rows } = await client.query<{ calls: string; query: string }>(`SELECT calls, left(regexp_replace(query, '\\s+', ' ', 'g'), 130) AS query FROM pg_stat_statements WHERE ${own} AND toplevel ORDER BY calls DESC LIMIT ${limit}`)
      return rows.map((row) => ({ calls: Number(row.calls), query: row.query }))
    },
    query: async <T extends pg.QueryResultRow>(text: string) => (await client.query<T>(text)).rows,
    close: () => client.end(),
  }
}
