import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'

/** PayPal's published OpenAPI files (Apache-2.0) and recorded AliExpress answers lie beside the repository where the checks are complete; they are no part of it. */
const beside = (name: string): string | undefined =>
  ['../../../shared/data', '../../../../shared/data'].map((folder) => path.resolve(import.meta.dirname, folder, name)).find((folder) => existsSync(folder))
const FOLDER = beside('paypal-openapi')
export const RECORDED_FOLDER = beside('aliexpress-recorded')
export const isPublished = FOLDER !== undefined
/** For the title of what is left out then: a test that did not run must say so. */
export const ABSENT = isPublished ? '' : ' (SKIPPED: no ../shared/data/paypal-openapi here, so nothing is held against PayPal’s own schemas)'

const FILES = {
  orders: 'checkout_orders_v2.json', payments: 'payments_payment_v2.json', payouts: 'payments_payouts_batch_v1.json', webhooks: 'notifications_webhooks_v1.json',
  reporting: 'reporting_transactions_v1.json', disputes: 'customer_disputes_v1.json',
} as const
export type SchemaFile = keyof typeof FILES

const validators = new Map<SchemaFile, Ajv>()
const read = (file: SchemaFile) => JSON.parse(readFileSync(path.join(FOLDER ?? '', FILES[file]), 'utf8')) as object

/** What the schema has against this body; empty when it fits. The files need these options: some patterns are not valid under the u flag. */
export function schemaFaults(file: SchemaFile, schema: string, body: unknown): string[] {
  let ajv = validators.get(file)
  if (ajv === undefined) {
    ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true, validateFormats: true, logger: false })
    addFormats.default(ajv)
    ajv.addSchema(read(file), file)
    validators.set(file, ajv)
  }
  const validate = ajv.compile({ $ref: `${file}#/components/schemas/${schema}` })
  validate(body)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}

interface Schema {
  readonly $ref?: string
  readonly properties?: Record<string, Schema>
  readonly items?: Schema
  readonly allOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
}

/** Fields of a body that the schema does not know: it would let them pass, and PayPal would overlook them. */
export function unknownFields(file: SchemaFile, schema: string, body: unknown): string[] {
  const root = read(file) as { components: { schemas: Record<string, Schema> } }
  const parts = (each: Schema): Schema[] => {
    const target = each.$ref === undefined ? each : (root.components.schemas[each.$ref.split('/').at(-1) ?? ''] ?? {})
    return [target, ...[...(target.allOf ?? []), ...(target.oneOf ?? []), ...(target.anyOf ?? [])].flatMap(parts)]
  }
  const walk = (value: unknown, schemas: readonly Schema[], at: string): string[] => {
    const all = schemas.flatMap(parts)
    if (Array.isArray(value)) return value.flatMap((each, index) => walk(each, all.flatMap((one) => one.items ?? []), `${at}/${index}`))
    if (value === null || typeof value !== 'object') return []
    const known = all.flatMap((one) => Object.entries(one.properties ?? {}))
    if (known.length === 0) return []
    return Object.entries(value).flatMap(([name, each]) => {
      const mine = known.filter(([key]) => key === name).map(([, one]) => one)
      return mine.length === 0 ? [`${at}/${name}`] : walk(each, mine, `${at}/${name}`)
    })
  }
  return walk(body, [{ $ref: `#/components/schemas/${schema}` }], '')
}
