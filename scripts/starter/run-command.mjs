import path from 'node:path'
import { loadDotEnv } from './environment.mjs'
import { PlainFailure } from './plain-failure.mjs'

const root = path.resolve(import.meta.dirname, '../..')

const COMMANDS = {
  start: async () => (await import('./start-command.mjs')).startCommand({ root, isDev: false }),
  dev: async () => (await import('./start-command.mjs')).startCommand({ root, isDev: true }),
  test: async (args) => (await import('./test-command.mjs')).testCommand({ root, args }),
  web: async () => (await import('./process-command.mjs')).processCommand({ root, kind: 'web' }),
  worker: async () => (await import('./process-command.mjs')).processCommand({ root, kind: 'worker' }),
  bench: async (args) => (await import('./bench-command.mjs')).benchCommand({ root, args }),
  simulate: async (args) => (await import('./simulate-command.mjs')).simulateCommand({ root, args }),
  drill: async (args) => (await import('./drill-command.mjs')).drillCommand({ root, args }),
  exec: async (args) => (await import('./exec-command.mjs')).execCommand({ root, args }),
}

/** Runs one of the project's commands and answers its exit code. */
export async function runCommand(name, args) {
  const command = COMMANDS[name]
  if (!command) throw new PlainFailure(`no command "${name ?? ''}": one of ${Object.keys(COMMANDS).join(', ')}`)
  loadDotEnv(root)
  return command(args)
}
