import { spawnSync } from 'node:child_process'
import { PlainFailure } from './plain-failure.mjs'

/** Runs npm and waits. What it prints goes to standard error, so that a command's own output stays clean. */
export function runNpm(args, cwd) {
  const given = process.env.npm_execpath ?? ''
  const isNpm = given.endsWith('npm-cli.js')
  const [command, first] = isNpm ? [process.execPath, [given]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
  const result = spawnSync(command, [...first, ...args], { cwd, stdio: ['ignore', 2, 2], shell: !isNpm && process.platform === 'win32' })
  if (result.error) throw new PlainFailure(`npm could not be started: ${result.error.message}`)
  if (result.status !== 0) throw new PlainFailure(`npm ${args[0]} failed (${result.signal ?? `code ${result.status}`}); what it said stands above`)
}
