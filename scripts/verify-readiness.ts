// npm run verify:readiness [-- --json]: what is proved, by which record. Exit 0 only where every row that counts is CONFIRMED.
import { readReadiness } from '@/lib/readiness/read-readiness'
import { statusText } from '@/lib/readiness/rows'
import messages from '@/lib/web/messages/en/admin.json' with { type: 'json' }
import { printJson, timeText, verifyCommand } from './verify-output'

const textOf = (texts: Readonly<Record<string, string>>, key: string) => texts[key] ?? key

await verifyCommand('npm run verify:readiness -- [--json]', {}, async ({ json }) => {
  const report = await readReadiness()
  const { reasons, next } = messages.readiness
  if (json) {
    printJson({
      holds: report.holds, at: report.at, environment: report.environment,
      rows: report.rows.map((row) => ({
        name: row.name, status: statusText(row, report.place), at: row.at, evidence: row.ids, reason: textOf(reasons, row.reason), nextStep: row.next === null ? null : textOf(next, row.next), required: row.isRequired,
      })),
    })
    return report.holds
  }
  const width = Math.max(...report.rows.map((row) => row.name.length))
  for (const row of report.rows) {
    console.log(`${row.name.padEnd(width)}  ${statusText(row, report.place)}${row.isRequired ? '' : '  (not required)'}`)
    const indent = ' '.repeat(width + 2)
    console.log(`${indent}${textOf(reasons, row.reason)}${row.at ? ` ${timeText(row.at)}` : ''}`)
    const ids = Object.entries(row.ids).map(([name, id]) => `${name} ${id}`)
    if (ids.length > 0) console.log(`${indent}${ids.join(', ')}`)
    if (row.next !== null) console.log(`${indent}Next: ${textOf(next, row.next)}`)
  }
  return report.holds
})
