import '@/tests/setup/test-database'
import { afterAll, describe, expect, it } from 'vitest'
import { GET } from '@/app/api/internal/metrics/route'
import { connectionRefresh } from '@/lib/accounts/jobs'
import { ALIEXPRESS_API } from '@/lib/accounts/credential-schema'
import { saveCredentials } from '@/lib/accounts/save-credentials'
import { closeDatabase, inTransaction, prisma } from '@/lib/foundation/db'
import { env } from '@/lib/foundation/env'
import { stopQueue } from '@/lib/queue/boss'
import { enqueue } from '@/lib/queue/enqueue'
import { checkBooks } from '@/lib/reports/admin/stored-checks'
import { INVARIANTS } from '@/lib/reports/invariants/registry'
import { makePerson } from '@/tests/setup/sign-in'

afterAll(async () => {
  await stopQueue()
  await closeDatabase()
})

const ask = (authorization: string) => GET(new Request('http://127.0.0.1:3000/api/internal/metrics', { headers: { authorization } }))

describe('GET /api/internal/metrics', () => {
  it('answers only to the internal secret', async () => {
    expect((await ask('Bearer wrong')).status).toBe(401)
  })

  it('counts rows, jobs and the age of the heartbeat, one valid line each', async () => {
    const { id } = await makePerson()
    await saveCredentials(id, ALIEXPRESS_API, { accessToken: 'a', refreshToken: 'r', appKey: 'k', appSecret: 's', sandbox: true, ownApp: false, expiresAt: new Date(4e12), refreshExpiresAt: null }, 'sandbox')
    await prisma.systemConfig.create({ data: { key: 'worker_heartbeat', value: { at: new Date(Date.now() - 3_000).toISOString() } } })
    await checkBooks()
    await inTransaction((tx) => enqueue(tx, connectionRefresh, { credentialId: 'crd_x' }))
    const answer = await ask(`Bearer ${env().internalRunSecret}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
    const lines = (await answer.text()).trimEnd().split('\n')
    for (const line of lines) expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?[\d.]+)$/)
    expect(lines).toContain('ivan_rows{kind="connection",state="CONNECTED"} 1')
    expect(lines).toContain('ivan_queue_jobs{queue="connection.refresh",state="created"} 1')
    expect(lines.filter((line) => line.startsWith('ivan_invariant_broken_rows{') && line.endsWith(' 0')).length).toBe(INVARIANTS.length)
    expect(lines).toContain('ivan_ledger_differences 0')
    expect(lines.find((line) => line.startsWith('ivan_books_check_age_seconds '))).toMatch(/ [0-9](\.\d+)?$/)
    expect(lines.find((line) => line.startsWith('ivan_worker_heartbeat_age_seconds '))).toMatch(/ [3-9](\.\d+)?$/)
  })
})
