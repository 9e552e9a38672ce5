import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { EngineAdapterFactory } from './adapter.mjs'

const require = createRequire(import.meta.url)

function loadWasm() {
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const module = new WebAssembly.Module(fs.readFileSync(path.join(folder, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
}
loadWasm()

export const engineVersion = () => bindings.version()

/**
 * Opens engines on one database. Every request gets a new one: an engine can ask for its shadow database only once.
 * @param {{ url?: string, shadowUrl?: string, datamodels: string[] }} options datamodels: paths of schema files
 */
export function createEngineOpener({ url = 'postgresql://127.0.0.1:1/none', shadowUrl, datamodels }) {
  const schema = datamodels.length > 0 ? datamodels.map((file) => [file, fs.readFileSync(file, 'utf8')]) : undefined
  const debug = (message) => process.env.DEBUG && process.stderr.write(`${message}\n`)
  return () => bindings.SchemaEngine.new({ datamodels: schema }, debug, bindMigrationAwareSqlAdapterFactory(new EngineAdapterFactory({ url, shadowUrl })))
}
