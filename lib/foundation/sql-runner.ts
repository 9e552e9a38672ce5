import { ColumnTypeEnum, type ArgType, type ColumnType, type SqlQuery, type SqlQueryable } from '@prisma/driver-adapter-utils'
import { Prisma } from './prisma/client'

type Query = TemplateStringsArray | Prisma.Sql

/** Raw SQL as Prisma's client offers it: tagged templates only, so that no statement is built from strings. */
export interface SqlRunner {
  $queryRaw<T = unknown>(query: Query, ...values: readonly unknown[]): Promise<T>
  /** How many rows were changed. */
  $executeRaw(query: Query, ...values: readonly unknown[]): Promise<number>
}

const DATE: ArgType = { scalarType: 'datetime', arity: 'scalar' }
const OTHER: ArgType = { scalarType: 'unknown', arity: 'scalar' }

/**
 * Sends raw SQL straight to Prisma's driver adapter. The client would carry parameters and rows through JSON and its query engine on the way, about
 * 0.2 ms of CPU for each of the eighty statements of an order (docs/decisions/0012-raw-sql-at-the-adapter.md). What comes back is the same:
 * bigint for int8, Date for times, parsed JSON, Decimal for numeric.
 */
export function createSqlRunner(connection: () => SqlQueryable | Promise<SqlQueryable>, onFailure: (error: unknown) => void = () => undefined): SqlRunner {
  const send = async <T>(run: (queryable: SqlQueryable) => Promise<T>): Promise<T> => {
    try {
      return await run(await connection())
    } catch (error) {
      onFailure(error)
      throw error
    }
  }
  return {
    async $queryRaw<T>(query: Query, ...values: readonly unknown[]): Promise<T> {
      const { columnNames, columnTypes, rows } = await send((queryable) => queryable.queryRaw(statementOf(query, values)))
      const readers = columnTypes.map(readerOf)
      return rows.map((row) => {
        const record: Record<string, unknown> = {}
        for (let index = 0; index < row.length; index++) record[columnNames[index] ?? ''] = read(readers[index], row[index])
        return record
      }) as T
    },
    $executeRaw(query: Query, ...values: readonly unknown[]): Promise<number> {
      return send((queryable) => queryable.executeRaw(statementOf(query, values)))
    },
  }
}

export const plainStatement = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] })

function statementOf(query: Query, values: readonly unknown[]): SqlQuery {
  const sql = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...values)
  const args = sql.values.map((value) => value ?? null)
  return { sql: sql.text, args, argTypes: args.map((value) => (value instanceof Date ? DATE : OTHER)) }
}

type Reader = (value: unknown) => unknown

const read = (reader: Reader | undefined, value: unknown): unknown => (reader === undefined || value === null ? value : reader(value))

const asBigint: Reader = (value) => BigInt(value as string)
const asDate: Reader = (value) => new Date(value as string)
const asJson: Reader = (value) => JSON.parse(value as string) as unknown
const asDecimal: Reader = (value) => new Prisma.Decimal(value as string)
const asBytes: Reader = (value) => new Uint8Array(value as Buffer)
const asTime: Reader = (value) => new Date(`1970-01-01T${value as string}Z`)
const each = (reader: Reader): Reader => (value) => (value as unknown[]).map((item) => read(reader, item))

const READERS: ReadonlyMap<ColumnType, Reader> = new Map([
  [ColumnTypeEnum.Int64, asBigint], [ColumnTypeEnum.Int64Array, each(asBigint)],
  [ColumnTypeEnum.DateTime, asDate], [ColumnTypeEnum.DateTimeArray, each(asDate)],
  [ColumnTypeEnum.Date, asDate], [ColumnTypeEnum.DateArray, each(asDate)],
  [ColumnTypeEnum.Time, asTime], [ColumnTypeEnum.TimeArray, each(asTime)],
  [ColumnTypeEnum.Json, asJson], [ColumnTypeEnum.JsonArray, each(asJson)],
  [ColumnTypeEnum.Numeric, asDecimal], [ColumnTypeEnum.NumericArray, each(asDecimal)],
  [ColumnTypeEnum.Bytes, asBytes], [ColumnTypeEnum.BytesArray, each(asBytes)],
])

const readerOf = (type: ColumnType): Reader | undefined => READERS.get(type)
