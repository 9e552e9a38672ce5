// npm run verify:ledger [-- --json]: recomputes the whole ledger. Exit 0 only where nothing differs.
import { verifyLedger } from '@/lib/cycle/ledger/verify-ledger'
import { money, toDecimal } from '@/lib/foundation/money'
import { printJson, printTable, timeText, verifyCommand } from './verify-output'

await verifyCommand('npm run verify:ledger -- [--json]', {}, async ({ json }) => {
  const report = await verifyLedger()
  const holds = report.differences.length === 0
  if (json) {
    printJson({ holds, ...report })
    return holds
  }
  console.log(`${report.orders} orders checked, ${report.differences.length} differences`)
  console.log(`${report.transactions} transactions with ${report.entries} entries in ${report.accounts} accounts, ${timeText(report.at)}`)
  if (report.headHash) console.log(`head ${report.headHash}`)
  const amount = (text: string, currency: string | null) => (currency !== null && /^-?\d+$/.test(text) ? `${toDecimal(money(BigInt(text), currency))} ${currency}` : text)
  if (!holds) printTable([['what', 'where', 'expected', 'found'], ...report.differences.map((each) => [each.kind, each.subject, amount(each.expected, each.currency), amount(each.found, each.currency)])])
  return holds
})
