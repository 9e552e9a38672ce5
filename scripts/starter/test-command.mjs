import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { PlainFailure } from './plain-failure.mjs'
import { onStopAsked } from './hand-over.mjs'
import { createProgress, seconds } from './progress.mjs'
import { testStages } from './test-stages.mjs'
import { createTestRun } from './test-run.mjs'

/**
 * `npm test`: every check on a temporary DATA_DIR and free ports. All stages run, also after one failed; the last line is
 * `N passed, N failed`. `-- --only=unit` (or types, lint, e2e; several with commas) runs some; what follows `--` goes to them.
 */
export async function testCommand({ root, args }) {
  const { values, positionals } = parseArgs({ args, options: { only: { type: 'string' } }, allowPositionals: true })
  const chosen = chooseStages(values.only)
  const { say, step } = createProgress()
  const run = createTestRun({ root, say, step })
  onStopAsked((reason) => {
    say(`${reason}: stopping`)
    void run.stop().then(() => process.exit(1))
  })
  const totals = { passed: 0, failed: 0 }
  try {
    for (const together of sideBySide(chosen)) {
      const results = await Promise.all(together.map((stage) => runStage({ stage, root, run, filters: positionals, say })))
      for (const { passed, failed } of results) {
        totals.passed += passed
        totals.failed += failed
      }
    }
  } finally {
    await run.stop()
  }
  console.log(`${totals.passed} passed, ${totals.failed} failed`)
  return totals.failed === 0 && totals.passed > 0 ? 0 : 1
}

function chooseStages(only) {
  if (only === undefined) return testStages
  return only.split(',').map((name) => {
    const stage = testStages.find((one) => one.name === name.trim())
    if (!stage) throw new PlainFailure(`no stage "${name}": one of ${testStages.map((one) => one.name).join(', ')}`)
    return stage
  })
}

/** The stages in their order, those that share the cores in one group. */
export function sideBySide(stages) {
  const groups = []
  let isOpen = false
  for (const stage of stages) {
    if (isOpen) groups.at(-1).push(stage)
    else groups.push([stage])
    isOpen = stage.besideNext === true
  }
  return groups
}

/** A stage that breaks down as a whole counts as one failed check. */
async function runStage({ stage, root, run, filters, say }) {
  if (stage.needs && !fs.existsSync(`${root}/${stage.needs}`)) {
    say(`${stage.name}: skipped, there is no ${stage.needs} yet`)
    return { passed: 0, failed: 0 }
  }
  const since = performance.now()
  say(`${stage.name} …`)
  let result
  try {
    result = await stage.run({ root, run, filters })
  } catch (error) {
    console.error(error.isPlain ? error.message : error.stack)
    result = { passed: 0, failed: 1 }
  }
  say(`${stage.name}: ${result.passed} passed, ${result.failed} failed (${seconds(performance.now() - since)})`)
  return result
}
