import fs from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'prisma/config'

const nativeEngine = path.resolve('node_modules/@prisma/engines')
const hasNativeEngine = fs.existsSync(nativeEngine) && fs.readdirSync(nativeEngine).some((name) => name.startsWith('schema-engine-'))

// Prisma's native schema engine is a download of its own; where it is not there, its WebAssembly build from npm does the same work.
if (!hasNativeEngine && process.platform !== 'win32') process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve('scripts/schema-engine.mjs')

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'tsx prisma/seed.ts' },
  datasource: { url: process.env.DATABASE_URL || 'postgresql://ivan@127.0.0.1:9/none' },
})
