// The house rules that a tool can check (ARCHITECTURE.md). tests/architecture/lint-rules.test.ts proves that each still bites.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import tseslint from 'typescript-eslint'
import importX, { createNodeResolver } from 'eslint-plugin-import-x'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'

const root = path.resolve(import.meta.dirname, '../..')

/* ---- 1. Which layer may import which. Read it from bottom to top. ---- */
const MAY_IMPORT = {
  'lib/foundation': [],
  'lib/queue': ['lib/foundation'],
  'lib/providers': ['lib/foundation'],
  'lib/accounts': ['lib/foundation', 'lib/queue', 'lib/providers'],
  'lib/inbox': ['lib/foundation', 'lib/queue', 'lib/providers'],
  'lib/cycle': ['lib/foundation', 'lib/queue', 'lib/inbox', 'lib/providers', 'lib/accounts'],
  'lib/reports': ['lib/foundation', 'lib/cycle', 'lib/accounts', 'lib/inbox', 'lib/queue'],
  'lib/readiness': ['lib/foundation', 'lib/cycle', 'lib/accounts', 'lib/reports', 'lib/providers', 'lib/queue', 'lib/inbox'],
  'lib/worker': ['lib/foundation', 'lib/queue', 'lib/inbox', 'lib/cycle', 'lib/accounts', 'lib/reports', 'lib/readiness', 'lib/providers'],
  'lib/web': ['lib/foundation', 'lib/accounts'],
  components: ['lib'], // only what they draw: see TYPES_ONLY
  app: ['lib/foundation', 'lib/web', 'lib/inbox', 'lib/cycle', 'lib/accounts', 'lib/reports', 'lib/readiness', 'lib/queue', 'components'],
  sandbox: [],
}
const LAYERS = Object.keys(MAY_IMPORT)
const layerZones = LAYERS.flatMap((layer) =>
  LAYERS.filter((other) => other !== layer && !MAY_IMPORT[layer].includes(other) && !(other.startsWith('lib/') && MAY_IMPORT[layer].includes('lib'))).map((other) => ({
    target: path.join(root, layer),
    from: path.join(root, other),
    except: MAY_IMPORT[layer].filter((allowed) => allowed.startsWith(`${other}/`)).map((allowed) => `.${allowed.slice(other.length)}`),
    message: `${layer} may not import ${other} (tests/architecture/eslint.config.mjs).`,
  })),
)

/* ---- 2. Inside the cycle a step sees only earlier steps and the ledger; forward is a job enqueued in the same transaction. ---- */
const STEPS = [...readFileSync(path.join(root, 'lib/cycle/steps.ts'), 'utf8').matchAll(/^ {2}'(\w+)',$/gm)].map((match) => match[1])
const stepZones = STEPS.flatMap((step, index) =>
  STEPS.slice(index + 1).map((later) => ({
    target: path.join(root, 'lib/cycle', step),
    from: path.join(root, 'lib/cycle', later),
    message: `${step} may not import ${later}: enqueue a job instead (lib/cycle/jobs.ts).`,
  })),
)

/* ---- 3. One provider never knows another. ---- */
const PROVIDERS = ['paypal', 'aliexpress']
const providerZones = PROVIDERS.flatMap((one) =>
  PROVIDERS.filter((two) => two !== one).map((two) => ({
    target: path.join(root, 'lib/providers', one),
    from: path.join(root, 'lib/providers', two),
    message: 'Providers do not know each other.',
  })),
)

/* ---- 4. Things that may stand in one place only. ---- */
const ban = (selector, message) => ({ selector, message })
const ENV = ban('MemberExpression[object.name="process"][property.name="env"]', 'Read lib/foundation/env.ts.')
const CLOCK = [
  ban('NewExpression[callee.name="Date"][arguments.length=0]', 'Use now() from lib/foundation/clock.ts.'),
  ban('CallExpression[callee.object.name="Date"][callee.property.name="now"]', 'Use nowMs() from lib/foundation/clock.ts.'),
]
const MONEY = [
  ban('CallExpression[callee.name="parseFloat"]', 'Money is bigint minor units: see lib/foundation/money.ts.'),
  ban('CallExpression[callee.property.name=/^(toFixed|parseFloat)$/]', 'Money is bigint minor units: see lib/foundation/money.ts.'),
  ban('CallExpression[callee.object.name="Math"][callee.property.name="round"]', 'Round only in lib/foundation/money.ts.'),
]
const QUERY = ban(
  'CallExpression > MemberExpression.callee[object.type="MemberExpression"][object.object.name=/^(tx|db|prisma)$/]',
  'Queries live in store.ts.',
)
const RAW_QUERY = ban('TaggedTemplateExpression > MemberExpression.tag[property.name=/^[$](queryRaw|executeRaw)$/]', 'Queries live in store.ts.')
const STRING_SQL = [
  ban('MemberExpression[property.name=/^[$](queryRawUnsafe|executeRawUnsafe)$/]', 'SQL is never built from strings.'),
  ban('CallExpression[callee.object.name="Prisma"][callee.property.name="raw"]', 'SQL is never built from strings.'),
]
const BARE_ERROR = ban('ThrowStatement > NewExpression[callee.name="Error"]', 'Throw AppError with a code.')
const NETWORK_IN_TRANSACTION = ban(
  'CallExpression[callee.name=/^in(Model)?Transaction$/] CallExpression[callee.name=/^(fetch|httpCall|withConnection|(get|create|capture|refund|cancel)Paypal\\w*|(get|create|query|search)Supplier\\w*|(create|refresh)Aliexpress\\w*)$/]',
  'No network call inside a transaction (architecture: how money moves, rule 4).',
)
/** Components have no data access: of lib they use money, and beyond that only the types of what they draw. */
const TYPES_ONLY = { regex: '^(@|[.][.]/.*)/lib/(?!foundation/money$)', allowTypeImports: true, message: 'Components get data as props; only types of lib may be imported (and lib/foundation/money).' }
const RAW_TEXT = ban('CallExpression > MemberExpression.callee[object.name=/^(t|common|texts)$/][property.name="raw"]', 'Texts are compiled while the product is built: there is no raw one. Give a place its own name as its value: t(\'each\', { price: \'{price}\' }).')
const EVERYWHERE = [ENV, ...CLOCK, ...MONEY, ...STRING_SQL, BARE_ERROR, NETWORK_IN_TRANSACTION, RAW_TEXT]

const PRODUCT = ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.{ts,tsx}']
const limits = (max, perFunction) => ({
  'max-lines': ['error', { max, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: perFunction, skipBlankLines: true, skipComments: true }],
})

export default tseslint.config(
  { ignores: ['.next/**', '.runtime/**', '.data/**', 'node_modules/**', 'lib/foundation/prisma/**', 'next-env.d.ts', '**/*.mjs', 'test-results/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX, '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: root } },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: path.join(root, 'tsconfig.json') }), createNodeResolver()] },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: root, zones: [...layerZones, ...stepZones, ...providerZones] }],
      'import-x/no-default-export': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      'max-depth': ['error', 3],
      'max-params': ['error', 5],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      ...limits(250, 60),
    },
  },
  { files: PRODUCT, rules: { 'import-x/no-cycle': ['error', { maxDepth: 6, ignoreExternal: true }], 'no-console': 'error', 'no-restricted-syntax': ['error', ...EVERYWHERE, QUERY, RAW_QUERY] } },
  {
    files: ['**/store.ts', 'lib/foundation/db.ts', 'lib/queue/**', 'lib/inbox/**', 'lib/reports/**', 'lib/readiness/**'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE] },
  },
  { files: ['components/**'], rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [TYPES_ONLY] }] } },
  { files: ['lib/foundation/money.ts'], rules: { 'no-restricted-syntax': ['error', ENV, ...CLOCK, BARE_ERROR] } },
  { files: ['lib/foundation/clock.ts'], rules: { 'no-restricted-syntax': ['error', ENV, ...MONEY, BARE_ERROR] } },
  { files: ['lib/foundation/env.ts'], rules: { 'no-restricted-syntax': ['error', ...CLOCK, ...MONEY, BARE_ERROR] } },
  { files: ['**/*.tsx'], rules: limits(250, 120) },
  { files: ['app/**/{page,layout,error,not-found,loading,template}.tsx', 'lib/web/i18n/request.ts', '**/*.config.ts', 'app/**/sitemap.ts'], rules: { 'import-x/no-default-export': 'off' } },
  { files: ['tests/**', 'sandbox/**', 'prisma/**', 'scripts/**'], rules: { ...limits(400, 150) } },
  { files: ['tests/**', 'sandbox/**'], rules: { 'max-params': 'off', 'import-x/no-default-export': 'off' } },
  { files: ['tests/**', 'sandbox/aliexpress/catalogue/**'], rules: { 'max-lines-per-function': 'off', 'max-lines': 'off', 'max-depth': 'off' } },
)
