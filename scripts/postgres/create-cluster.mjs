import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { postgresBinaries } from './binaries.mjs'

/**
 * Makes an empty database cluster in `folder`: UTF-8 with PostgreSQL's own C.UTF-8 locale (sorts alike on every host), checksums on
 * every page, passwords only. Built beside and renamed into place: a start that was killed half-way leaves nothing behind that
 * looks like a database.
 */
export function createCluster(folder, password) {
  const { initdb, user } = postgresBinaries(folder)
  const half = `${folder}.new`
  fs.rmSync(half, { recursive: true, force: true })
  fs.mkdirSync(half, { mode: 0o700 })
  const secret = fs.mkdtempSync(path.join(os.tmpdir(), 'ivan-initdb-'))
  const passwordFile = path.join(secret, 'password')
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user) for (const file of [half, secret, passwordFile]) fs.chownSync(file, user.uid, user.gid)
  try {
    const result = spawnSync(initdb, [
      '-D', half, '-U', 'postgres', '--pwfile', passwordFile, '--auth=scram-sha-256', '--encoding=UTF8',
      '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums', '--no-instructions',
    ], { ...user, encoding: 'utf8', cwd: '/', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } })
    if (result.status !== 0) throw new Error(`the database could not be made: ${(result.stderr ?? '') + (result.error?.message ?? '')}`.trim())
  } finally {
    fs.rmSync(secret, { recursive: true, force: true })
  }
  fs.renameSync(half, folder)
}

export const hasCluster = (folder) => fs.existsSync(path.join(folder, 'PG_VERSION'))
