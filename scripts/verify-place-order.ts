// npm run verify:place-order [-- --json] [-- --order <id>]: dry run of a purchase; nothing is ordered. Exit 0 only where it would go through.
// REAL_PLACEORDER=1 buys the paid order for real, through all guards. --probe-deduplication places one unpaid order twice and looks (product.md 2.4).
import { checkPlaceOrder, placeRealOrder, type PlaceOrderCheck } from '@/lib/readiness/check-place-order'
import { probeDeduplication } from '@/lib/readiness/probe-deduplication'
import { printJson, timeText, verifyCommand } from './verify-output'

const NAMES = { order: 'order', address: 'address', connection_and_supplier: 'supplier', request: 'request', loss_guard: 'margin', capital: 'capital' } as const

function printCheck(check: PlaceOrderCheck): void {
  for (const step of check.steps) console.log(`${NAMES[step.name].padEnd(9)}  ${step.ok ? 'ok' : 'NOT OK'}  ${step.detail}`)
  for (const [name, value] of Object.entries(check.parameters ?? {})) console.log(`${name}\n  ${value}`)
}

await verifyCommand('npm run verify:place-order -- [--json] [--order <order id>] [--probe-deduplication]', { order: { type: 'string' }, 'probe-deduplication': { type: 'boolean' } }, async ({ json, flag, text }) => {
  if (flag('probe-deduplication')) {
    const probe = await probeDeduplication()
    if (json) printJson({ holds: probe.confirmed, ...probe })
    else console.log(`${probe.confirmed ? 'One order was made: a repeat under the same number is safe.' : 'TWO orders were made: a purchase in doubt is never repeated.'}\n  ${probe.outOrderId}, ${timeText(probe.at)}\n  first  ${probe.first}\n  second ${probe.second}`)
    return probe.confirmed
  }
  const check = await checkPlaceOrder(text('order'))
  if (process.env.REAL_PLACEORDER !== '1') {
    if (json) printJson({ holds: check.ok, dryRun: true, ...check })
    else {
      printCheck(check)
      console.log(check.ok ? 'Dry run: this order would go through. Nothing was ordered.' : 'Dry run: this order would not go through. Nothing was ordered.')
    }
    return check.ok
  }
  const bought = await placeRealOrder(text('order'))
  const holds = bought.supplierOrderIds.length > 0
  if (json) printJson({ holds, dryRun: false, ...check, bought })
  else {
    printCheck(check)
    console.log(`${bought.orderId} is ${bought.orderStatus}, purchase ${bought.purchaseStatus ?? 'not made'}${holds ? `, AliExpress ${bought.supplierOrderIds.join(', ')}` : ''}`)
  }
  return holds
})
