import { expect, test } from '@playwright/test'
import { lookAtPage } from './look-at-page'
import { PAYPAL, SHOP } from './shop-api'

// The control pages of the sandbox as a person uses them, in both languages, on a phone and a desk, light and dark.

const LOCALES = ['en', 'es'] as const
let pages: Record<'Start' | 'PayPal' | 'AliExpress' | 'Payoneer', string>

test.beforeAll(async () => {
  const text = await (await fetch(`${PAYPAL}/_control?lang=en`)).text()
  const addressOf = (name: string) => new RegExp(`<a href="(http[^"]+)\\?lang=en"[^>]*>${name}</a>`).exec(text)?.[1] ?? `no way to ${name}`
  pages = { Start: addressOf('Start'), PayPal: addressOf('PayPal'), AliExpress: addressOf('AliExpress'), Payoneer: addressOf('Payoneer') }
})

for (const locale of LOCALES) {
  test(`every page in ${locale}`, async ({ page }) => {
    test.setTimeout(180_000)
    const complaints: string[] = await lookAtPage(page, 'sandbox-start', `${pages.Start}?lang=${locale}`, locale)
    for (const party of ['PayPal', 'AliExpress', 'Payoneer'] as const)
      for (const tab of ['', '/faults', '/journal']) complaints.push(...(await lookAtPage(page, `sandbox-${party.toLowerCase()}${tab.replace('/', '-')}`, `${pages[party]}${tab}?lang=${locale}`, locale)))
    expect(complaints).toEqual([])
  })
}

test('a fault is set and removed with its buttons', async ({ page }) => {
  await page.goto(`${pages.Payoneer}/faults?lang=en`)
  await page.getByRole('combobox', { name: /^Call/ }).selectOption('balance.get')
  await page.getByRole('combobox', { name: /^What happens/ }).selectOption('slow-drip')
  await page.getByRole('combobox', { name: /^How often/ }).selectOption('always')
  await page.getByLabel('Share of calls, %').fill('20')
  await page.getByRole('button', { name: 'Set fault' }).click()
  await expect(page.getByText('20 % of the calls, seed 1, until switched off')).toBeVisible()
  await page.getByRole('button', { name: /^Remove: balance\.get/ }).click()
  await expect(page.getByText('No fault is set: every call does what it should.')).toBeVisible()
})

test('"Run a sale" sends a shopper through the shop, and the order opens', async ({ page }) => {
  await page.goto(`${pages.Start}?lang=en`)
  const card = page.locator('section', { has: page.getByRole('heading', { name: 'Run a sale' }) })
  await card.getByRole('combobox', { name: /^Shop/ }).selectOption(SHOP)
  await card.getByRole('button', { name: 'Run a sale' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Run: a sale')
  await expect(page.locator('td .good').first()).toHaveText('paid')
  await page.getByRole('link', { name: /^Open …/ }).click()
  await expect(page).toHaveURL(/\/orders\/ord_/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
