import fs from 'node:fs'
import { choosePort } from './choose-port.mjs'
import { openDataFolder } from './data-folder.mjs'
import { onStopAsked } from './hand-over.mjs'
import { stopLeftOvers } from './pids.mjs'
import { createProgress, seconds } from './progress.mjs'
import { createStack } from './stack.mjs'
import { stackTable } from './stack-table.mjs'

/** `npm start` and `npm run dev`: everything, until it is asked to stop. Answers the exit code. */
export async function startCommand({ root, isDev }) {
  const data = openDataFolder(root)
  const progress = createProgress(printTo(data.log('starter')))
  const { say } = progress
  // Before the port is chosen: an earlier start may still hold it.
  await stopLeftOvers(data.pids, say)
  const stack = createStack({ root, data, port: await choosePort(process.env.PORT, say), progress, isDev })

  process.on('uncaughtException', (error) => {
    say(`the start itself failed: ${error.stack}`)
    void stack.stop().finally(() => process.exit(1))
  })
  const stopAsked = new Promise((resolve) => onStopAsked(resolve))
  const begun = stack.begin()
  const outcome = await Promise.race([begun.then((ready) => ({ ready }), (error) => ({ error })), stopAsked.then((reason) => ({ reason }))])
  if (outcome.error) {
    await stack.stop()
    throw outcome.error
  }
  if (outcome.ready) {
    console.log(`READY ${outcome.ready.appUrl}\n${stackTable(data, outcome.ready)}\n  Logs  ${data.log('*')}\n`)
  }
  begun.catch(() => undefined) // what was still coming up fails once it is stopped
  say(`${outcome.reason ?? (await stopAsked)}: stopping web, worker, sandbox, database`)
  const since = performance.now()
  await stack.stop()
  say(`stopped (${seconds(performance.now() - since)})`)
  return 0
}

/** To the terminal and to a log: the terminal may be gone by the time something happens. */
function printTo(logFile) {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  return (line) => {
    console.log(line)
    fs.appendFileSync(logFile, `${new Date().toISOString()} ${line}\n`)
  }
}
