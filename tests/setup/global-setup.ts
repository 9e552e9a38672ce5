import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { isAlive } from '@/scripts/starter/process-identity.mjs'
import { stopPostmaster } from '@/scripts/postgres/postmaster.mjs'

const PREFIX = 'ivan-test-'

/**
 * One folder for this run. The database server in it is started by the first test file that asks for a database
 * (tests/setup/create-database.mjs), so that files of pure tests pay nothing, and is stopped here.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await removeAbandoned()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`))
  // mkdtemp closes the folder to others; the server may have to run as another user.
  fs.chmodSync(folder, 0o711)
  process.env.TEST_RUN_FOLDER = folder
  return () => remove(folder)
}

async function remove(folder: string): Promise<void> {
  await stopPostmaster(path.join(folder, 'postgres'), 1000)
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** A run that was killed could not tidy up. */
async function removeAbandoned(): Promise<void> {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]
    if (owner === undefined || isAlive(Number(owner))) continue
    await remove(path.join(os.tmpdir(), name)).catch(() => undefined)
  }
}
