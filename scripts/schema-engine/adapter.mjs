import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { execute, withDatabase } from './databases.mjs'

const INTERNAL_CHAR = 18
const TEXT = 25

/**
 * adapter-pg knows every type that an application reads, but not PostgreSQL's internal "char" (oid 18), which the engine reads from
 * the catalogs; and its executeScript() splits at every ";", which breaks function bodies. Both are put right here.
 */
function mend(adapter) {
  let charColumns = []
  const performIO = adapter.performIO.bind(adapter)
  adapter.performIO = async (query) => {
    const result = await performIO(query)
    charColumns = []
    for (const [index, field] of result.fields.entries()) {
      if (field.dataTypeID !== INTERNAL_CHAR) continue
      field.dataTypeID = TEXT
      charColumns.push(index)
    }
    return result
  }

  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }

  if (adapter.executeScript) {
    adapter.executeScript = async (script) => {
      try {
        await adapter.client.query(script)
      } catch (error) {
        adapter.onError(error)
      }
    }
  }

  if (adapter.startTransaction) {
    const startTransaction = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (level) => mend(await startTransaction(level))
  }
  return adapter
}

/** Connections for the engine. The shadow database is made for one request and dropped with it, unless one is configured. */
export class EngineAdapterFactory extends PrismaPg {
  #url
  #shadowUrl

  constructor({ url, shadowUrl }) {
    super({ connectionString: url })
    this.#url = url
    this.#shadowUrl = shadowUrl
  }

  async connect() {
    return mend(await super.connect())
  }

  async connectToShadowDb() {
    if (this.#shadowUrl) return mend(await new PrismaPg({ connectionString: this.#shadowUrl }).connect())
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
    const admin = withDatabase(this.#url, 'postgres')
    await execute(admin, `CREATE DATABASE "${name}" TEMPLATE template0`)
    const pool = new pg.Pool({ connectionString: withDatabase(this.#url, name) })
    const adapter = mend(await new PrismaPg(pool).connect())
    const drop = async () => {
      await pool.end()
      await execute(admin, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    }
    adapter.release = drop
    return adapter
  }
}
