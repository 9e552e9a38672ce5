import { execFileSync } from 'node:child_process'
import path from 'node:path'

/**
 * A database of this test file's own, a copy of the migrated template. Import it FIRST:
 *
 *   import '@/tests/setup/test-database'
 *   import { prisma } from '@/lib/foundation/db'
 *
 * It sets DATABASE_URL while it is being imported, and on purpose without `await`: a module that awaits lets the imports after it
 * run ahead. The database disappears with the server at the end of the run.
 */
export function createTestDatabase(): string {
  const folder = process.env.TEST_RUN_FOLDER
   
  if (folder === undefined) throw new Error('run tests with: vitest --config tests/vitest.config.ts')
  const script = path.join(import.meta.dirname, 'create-database.mjs')
  return execFileSync(process.execPath, [script, folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim()
}

export const testDatabaseUrl = createTestDatabase()
process.env.DATABASE_URL = testDatabaseUrl
