import { createDatabase, execute, ping } from './databases.mjs'

const RENAMED = { getDatabaseVersion: 'version' }

/**
 * Answers one request of the Prisma CLI.
 * @param {{ method: string, params: any }} request
 * @param {{ url?: string, openEngine: () => Promise<any>, print: (content: string) => void }} context
 */
export async function answerRequest({ method, params }, { url, openEngine, print }) {
  switch (method) {
    case 'createDatabase':
      return { databaseName: await createDatabase(params?.datasource?.url ?? url) }
    case 'dbExecute':
      await execute(params.datasourceType?.url ?? url, params.script)
      return null
    case 'ensureConnectionValidity':
      await ping(url)
      return {}
    case 'createMigration':
    case 'evaluateDataLoss':
      if (params.migrationsList.migrationDirectories.length > 0) return answerByDiff(method, params, openEngine)
  }
  const engine = await openEngine()
  const result = await engine[RENAMED[method] ?? method](params)
  if (method === 'diff' && result?.stdout != null) print(result.stdout)
  return result ?? {}
}

/** The WebAssembly build cannot open its shadow database inside these two calls; inside `diff` it can. */
async function answerByDiff(method, params, openEngine) {
  const engine = await openEngine()
  const difference = await engine.diff({
    from: { tag: 'migrations', ...params.migrationsList },
    to: { tag: 'schemaDatamodel', ...params.schema },
    script: true,
    exitCode: true,
    shadowDatabaseUrl: null,
    filters: params.filters,
  })
  const sql = difference.stdout ?? ''
  const isEmpty = difference.exitCode === 0
  return method === 'createMigration' ? migrationOf(sql, isEmpty, params) : dataLossOf(sql, isEmpty)
}

function migrationOf(sql, isEmpty, { migrationName, draft }) {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const name = migrationName.toLowerCase().replace(/[^a-z0-9]+/g, '_').slice(0, 200)
  const emptyScript = draft ? '-- This is an empty migration.' : null
  return { connectorType: 'postgresql', extension: 'sql', generatedMigrationName: `${stamp}_${name}`, migrationScript: isEmpty ? emptyScript : sql }
}

/** The engine writes its warnings as comments with dashes into the script. */
function dataLossOf(sql, isEmpty) {
  const steps = sql.split('\n').filter((line) => /^(CREATE|ALTER|DROP)/.test(line)).length
  const warnings = (sql.match(/^\s+- .*$/gm) ?? []).map((line, stepIndex) => ({ message: line.replace(/^\s+- /, ''), stepIndex }))
  return { migrationSteps: isEmpty ? 0 : steps, unexecutableSteps: [], warnings }
}
