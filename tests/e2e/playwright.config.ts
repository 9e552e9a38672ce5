import { defineConfig, devices } from '@playwright/test'

/**
 * Browser tests against the whole shop, which `npm test` has started as `npm start` does (scripts/starter/test-stages.mjs gives its
 * address and the browser). Against one that is running already: E2E_BASE_URL=... CHROMIUM_PATH=... npx playwright test -c tests/e2e/playwright.config.ts
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // The first sale of a fresh world comes first: readiness has to say BLOCKED before it.
  projects: [
    { name: 'first sale', testMatch: 'one-sale.spec.ts' },
    { name: 'everything else', testIgnore: 'one-sale.spec.ts' },
  ],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.E2E_BASE_URL ?? 'http://127.0.0.1:3000',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    video: 'off', // needs a program that is a download of its own
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
})
