import { assertDatabaseUtc } from '@/lib/foundation/db'
import { env } from '@/lib/foundation/env'
import { isAppError } from '@/lib/foundation/errors'
import { followSandboxClock } from '@/lib/foundation/follow-sandbox-clock'
import { queue } from '@/lib/queue/boss'
import { letConnectionsGo } from '@/lib/web/let-connections-go'

/**
 * What must hold before a web process answers anyone: the environment is whole, the database keeps UTC, the queue takes jobs. A wrong setting
 * ends the process with one line that names it; a database that is away for a moment does not (GET /api/health says so).
 */
export async function startWebProcess(): Promise<void> {
  letConnectionsGo()
  try {
    env()
    followSandboxClock()
    await assertDatabaseUtc()
    await queue()
  } catch (error) {
    if (!isAppError(error) || error.code !== 'configuration') return
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
