// npm run verify:invariants [-- --json]: every numbered invariant that our own database can answer. Exit 0 only where all hold.
import { checkInvariants } from '@/lib/reports/invariants/check-invariants'
import { printJson, timeText, verifyCommand } from './verify-output'

await verifyCommand('npm run verify:invariants -- [--json]', {}, async ({ json }) => {
  const report = await checkInvariants()
  const holds = report.holding === report.checked
  if (json) {
    printJson({ holds, ...report })
    return holds
  }
  for (const each of report.results) {
    console.log(`${each.number}  ${each.broken === 0 ? 'holds ' : 'BROKEN'}  ${each.name}`)
    for (const row of each.rows) console.log(`          ${row.subject}: ${row.detail}`)
    if (each.broken > each.rows.length) console.log(`          and ${each.broken - each.rows.length} more`)
  }
  console.log(`${report.holding}/${report.checked} invariants hold, ${timeText(report.at)}`)
  return holds
})
