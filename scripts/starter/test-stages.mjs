import path from 'node:path'
import { unpackChromium } from '../unpack-chromium.mjs'
import { readJson } from './data-folder.mjs'

const TSC = 'node_modules/typescript/bin/tsc'
const ESLINT = 'node_modules/eslint/bin/eslint.js'
const VITEST = 'node_modules/vitest/vitest.mjs'
const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js'

const asOneCheck = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/**
 * The stages of `npm test` in their order. `needs` names the file without which a stage is skipped; one that keeps a single core busy runs
 * `besideNext`; `run` answers how many checks passed and failed.
 * @type {{ name: string, needs?: string, besideNext?: boolean, run: (context: { root: string, run: any, filters: string[] }) => Promise<{ passed: number, failed: number }> }[]}
 */
export const testStages = [
  { name: 'types', needs: 'tsconfig.json', besideNext: true, run: types },
  { name: 'lint', needs: 'tests/architecture/eslint.config.mjs', run: lint },
  { name: 'unit', needs: 'tests/vitest.config.ts', run: unit },
  { name: 'e2e', needs: 'tests/e2e/playwright.config.ts', run: e2e },
]

/** Our own files only: what an earlier build or `npm run dev` generated below .next may speak of routes that are no more. */
async function types({ run }) {
  await run.generateClient()
  return asOneCheck(await run.program([TSC, '--noEmit', '-p', 'tests/architecture/tsconfig.types.json']))
}

async function lint({ run }) {
  await run.generateClient()
  return asOneCheck(await run.program([ESLINT, '--config', 'tests/architecture/eslint.config.mjs', '--max-warnings=0', '.'], { NODE_OPTIONS: '--max-old-space-size=4096' }))
}

/** Unit and integration: every file with a database of its own where it asks for one. */
async function unit({ run, filters }) {
  await run.generateClient()
  const report = path.join(run.folder, 'unit.json')
  const code = await run.program([VITEST, 'run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters])
  return countUnit(readJson(report), code)
}

/** A file that cannot even be loaded has no tests to count: it counts as one failed check. */
export function countUnit(report, code) {
  if (report === null) return asOneCheck(code || 1)
  const unloaded = (report.testResults ?? []).filter((file) => file.status === 'failed' && (file.assertionResults ?? []).length === 0).length
  const failed = (report.numFailedTests ?? 0) + unloaded
  return { passed: report.numPassedTests ?? 0, failed: failed === 0 && code !== 0 ? 1 : failed }
}

/** The whole shop in a real browser, started as `npm start` does. */
async function e2e({ root, run, filters }) {
  const browser = await unpackChromium(path.join(root, '.runtime'))
  const { env, appUrl } = await run.startStack()
  const report = path.join(run.folder, 'e2e.json')
  const code = await run.program([PLAYWRIGHT, 'test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=list,json', ...filters], {
    ...env,
    ...browser.env,
    E2E_BASE_URL: appUrl,
    CHROMIUM_PATH: browser.program,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  return countBrowser(readJson(report), code)
}

/** A test that passed only at a second try is a failure: something in it is left to chance. */
export function countBrowser(report, code) {
  const stats = report?.stats
  if (!stats) return asOneCheck(code || 1)
  const failed = (stats.unexpected ?? 0) + (stats.flaky ?? 0)
  return { passed: stats.expected ?? 0, failed: failed === 0 && code !== 0 ? 1 : failed }
}
