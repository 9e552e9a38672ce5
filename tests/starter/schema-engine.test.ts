import { testDatabaseUrl } from '@/tests/setup/test-database'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

function prisma(args: string[], url = testDatabaseUrl, input?: string) {
  const env = { ...process.env, DATABASE_URL: url, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1', NO_COLOR: '1' }
  const result = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', ...args], { cwd: root, env, input, encoding: 'utf8' })
  return { code: result.status, said: result.stdout + result.stderr }
}

async function databases(): Promise<string[]> {
  const client = new pg.Client({ connectionString: testDatabaseUrl })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database')
  await client.end()
  return rows.map((row) => row.datname)
}

const urlOf = (name: string) => Object.assign(new URL(testDatabaseUrl), { pathname: `/${name}` }).toString()

describe('the Prisma CLI with the engine from npm', { timeout: 120_000 }, () => {
  test('the migrations and the schema say the same, and no shadow database is left behind', async () => {
    const { code, said } = prisma(['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma', '--exit-code'])
    expect(said).toContain('No difference detected')
    expect(code).toBe(0)
    expect((await databases()).filter((name) => name.includes('shadow'))).toEqual([])
  })

  test('deploy makes the database, applies everything, and has nothing to do the second time', async () => {
    const name = `deployed_${process.pid}`
    expect(prisma(['migrate', 'deploy'], urlOf(name))).toMatchObject({ code: 0, said: expect.stringContaining('have been successfully applied') as string })
    expect(await databases()).toContain(name)
    expect(prisma(['migrate', 'deploy'], urlOf(name)).said).toContain('No pending migrations')
    expect(prisma(['migrate', 'status'], urlOf(name)).code).toBe(0)
  })

  test('says in Prisma\'s words why it cannot connect', () => {
    expect(prisma(['migrate', 'deploy'], 'postgresql://ivan:x@127.0.0.1:9/none').said).toContain('P1001')
    expect(prisma(['migrate', 'deploy'], Object.assign(new URL(testDatabaseUrl), { password: 'wrong' }).toString()).said).toContain('P1000')
  })

  test('writes a draft of what a changed schema needs', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schema-'))
    const file = path.join(folder, 'schema.prisma')
    fs.writeFileSync(file, `${fs.readFileSync(path.join(root, 'prisma/schema.prisma'), 'utf8')}\nmodel Extra {\n  id String @id\n}\n`)
    const { code, said } = prisma(['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', file, '--script', '--exit-code'])
    fs.rmSync(folder, { recursive: true })
    expect(said).toContain('CREATE TABLE "Extra"')
    expect(code).toBe(2)
  })
})
