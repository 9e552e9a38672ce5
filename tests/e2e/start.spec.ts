import { expect, test } from '@playwright/test'

test('a fresh start serves a shop with products', async ({ page }) => {
  await page.goto('/s/casa-clara')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.locator('a[href^="/s/casa-clara/p/"]').first().click()
  await expect(page).toHaveURL(/\/s\/casa-clara\/p\//)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('everything that runs says it is well', async ({ request }) => {
  const answer = await request.get('/api/health')
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({ status: 'ok', database: 'ok', worker: 'ok' })
})
