// npm run verify:oauth [-- --json]: uses the stored token of every AliExpress connection for one harmless read. Exit 0 only where there is one and all work.
import { checkOauth } from '@/lib/readiness/check-oauth'
import { printJson, timeText, verifyCommand } from './verify-output'

await verifyCommand('npm run verify:oauth -- [--json]', {}, async ({ json }) => {
  const connections = await checkOauth()
  const holds = connections.length > 0 && connections.every((each) => each.ok)
  if (json) {
    printJson({ holds, connections })
    return holds
  }
  if (connections.length === 0) console.log('No reseller has connected AliExpress. Sign in as a reseller, open AliExpress, press Connect.')
  for (const each of connections) {
    const end = each.refreshTokenExpiresAt ? `, permission ends ${timeText(each.refreshTokenExpiresAt)}` : ''
    console.log(`${each.reseller}  ${each.credentialId}  ${each.account ?? ''}`)
    console.log(each.ok ? `  works: AliExpress answered; auto-pay ${each.autoPay ? 'on' : 'off'}${end}` : `  does not work: ${each.code ?? ''} ${each.message ?? ''}${end}`)
  }
  return holds
})
