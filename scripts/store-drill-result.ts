// Keeps what `npm run drill` found in the database of an installation, for the page "Resilience".
import { readFileSync } from 'node:fs'
import { closeDatabase } from '@/lib/foundation/db'
import { DrillResultSchema, storeDrillResult } from '@/lib/reports/drill-result'

try {
  await storeDrillResult(DrillResultSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))))
} finally {
  await closeDatabase()
}
