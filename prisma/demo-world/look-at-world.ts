import pg from 'pg'
import { env } from '@/lib/foundation/env'
import { CLARA, PEOPLE } from './people'

export interface World {
  readonly accounts: number
  /** In the order of PEOPLE. */
  readonly shops: readonly { readonly name: string; readonly slug: string }[]
  readonly claraId: string | null
  readonly isConnected: boolean
  readonly products: number
}

interface Row {
  readonly id: string
  readonly email: string
  readonly name: string | null
  readonly slug: string | null
  readonly isConnected: boolean
  readonly products: number
}

/** What of the demo world is there. Asked without the program's own database layer: a run that has nothing to do is over in half a second. */
export async function lookAtWorld(): Promise<World> {
  const client = new pg.Client({ connectionString: env().databaseUrl, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    const { rows } = await client.query<Row>(
      `SELECT u.id, u.email, s.name, s.slug, EXISTS (SELECT 1 FROM api_credentials c WHERE c."userId" = u.id) AS "isConnected",
         (SELECT count(*)::int FROM products p WHERE p."userId" = u.id) AS products
       FROM users u LEFT JOIN shops s ON s."userId" = u.id WHERE u.email = ANY($1)`,
      [PEOPLE.map((person) => person.email)],
    )
    const inOrder = PEOPLE.flatMap((person) => rows.find((row) => row.email === person.email) ?? [])
    const clara = rows.find((row) => row.email === CLARA.email)
    return {
      accounts: rows.length,
      shops: inOrder.flatMap(({ name, slug }) => (name === null || slug === null ? [] : [{ name, slug }])),
      claraId: clara?.id ?? null,
      isConnected: clara?.isConnected ?? false,
      products: clara?.products ?? 0,
    }
  } finally {
    await client.end()
  }
}
