import { expect, test } from '@playwright/test'
import { cookieOf, useSession } from './people'
import { BASE } from './shop-api'

// What the frame of the consoles opens is made when it is opened: it must take the keyboard, and give it back to its button.

test.beforeEach(async ({ context }) => {
  await context.addCookies([{ name: 'locale', value: 'en', url: BASE }])
  await useSession(context, await cookieOf('RESELLER'))
})

test('the palette opens by key and by button, finds a page, and gives the focus back', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/reseller')
  const button = page.getByRole('button', { name: 'Find an order, a product or a page' })
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(button).toBeFocused()
  await button.click()
  await page.getByPlaceholder('Order, product or page').fill('payo')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/reseller\/payouts$/)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the account’s menu opens and closes by its button, and gives the focus back', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/reseller')
  const button = page.getByRole('button', { name: /^Account of / })
  await expect(async () => {
    await button.click()
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(button).toBeFocused()
  await button.click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await button.click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await button.click()
  await page.getByRole('main').click({ position: { x: 5, y: 5 } })
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('on a phone the other pages are behind one button', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/reseller')
  const button = page.getByRole('button', { name: 'More', exact: true })
  await expect(async () => {
    await button.click()
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(button).toBeFocused()
  await button.click()
  await page.getByRole('dialog').getByRole('link', { name: 'Settings' }).click()
  await expect(page).toHaveURL(/\/reseller\/settings$/)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
