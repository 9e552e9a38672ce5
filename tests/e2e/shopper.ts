import { expect, type Page } from '@playwright/test'

export const GUEST = { email: 'ana@buyer.example', fullName: 'Ana Miller', line1: '1 Main Street', city: 'San Jose', region: 'California', postalCode: '95131', phone: '4085550100' }

/** From a product page to PayPal's approval page, as a guest fills it in. */
export async function goToPaypal(page: Page, product: string): Promise<void> {
  await page.goto(product)
  await page.getByRole('button', { name: 'Add to cart' }).first().click()
  await page.getByRole('link', { name: 'See the cart' }).first().click()
  await page.getByRole('button', { name: 'Go to checkout' }).click()
  await expect(page).toHaveURL(/\/checkout\/chk_/)
  await page.getByLabel('Country').selectOption('US')
  await page.getByLabel('E-mail').fill(GUEST.email)
  await page.getByLabel('Full name').fill(GUEST.fullName)
  await page.getByLabel('Street and number').fill(GUEST.line1)
  await page.getByLabel('City').fill(GUEST.city)
  await page.getByLabel('State or province').fill(GUEST.region)
  await page.getByLabel('Postal code').fill(GUEST.postalCode)
  await page.getByLabel('Phone').fill(GUEST.phone)
  await page.getByRole('button', { name: /^Pay .* with PayPal$/ }).click()
  await expect(page.getByRole('button', { name: 'Pay now' })).toBeVisible()
}
