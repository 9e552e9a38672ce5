import pg from 'pg'

export const dynamic = 'force-dynamic'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 })

/** A page made for every request, with one statement and one row. */
export default async function LivePage() {
  const { rows } = await pool.query<{ slug: string }>({ name: 'first', text: 'SELECT slug FROM products ORDER BY id LIMIT 1' })
  return <main><h1>{rows[0]?.slug}</h1></main>
}
