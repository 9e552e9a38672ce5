import { expect, test, type Page } from '@playwright/test'
import { watchPage } from './look-at-page'
import { ALIEXPRESS, post } from './shop-api'

// The website of the AliExpress sandbox, walked by a person in a real browser: the way on which an order can be bought where the API cannot.

const PRODUCT = '1005007166240815' // the folding bottle, in four colours
const SIZED = '1005007350101379' // the band ring: four metals, eight sizes

interface Order {
  readonly orderId: string
  readonly outOrderId: string
  readonly totalMinor: number
  readonly paid: boolean
  readonly address: Record<string, string>
  readonly lines: readonly { readonly skuText: string; readonly quantity: number }[]
}
const orders = async (): Promise<readonly Order[]> => ((await (await fetch(`${ALIEXPRESS}/_control/api/orders`)).json()) as { orders: Order[] }).orders

async function signIn(page: Page): Promise<void> {
  await page.locator('#fm-login-id').fill('buyer.us@example.test')
  await page.locator('#fm-login-password').fill('sandbox-buyer')
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** The quantity is kept by the page's own program: typing tells it, setting the value does not. */
async function chooseThreeCoral(page: Page): Promise<void> {
  await page.goto(`${ALIEXPRESS}/item/${PRODUCT}.html?lang=en`)
  const coral = page.locator('[data-sku-col="14-10"]')
  await coral.click()
  await expect(page.locator('[data-sku-col="14-10"][class*="sku-item--selected"]')).toBeVisible()
  const quantity = page.locator('[class*="quantity--picker"] input.comet-v2-input-number-input')
  await quantity.evaluate((field: HTMLInputElement) => { field.value = '9' })
  await quantity.fill('3')
  await page.locator('button[class*="buy-now--buynow"]').click()
}

async function addAddress(page: Page): Promise<void> {
  await page.locator('.pl-address-item__arrrow').click()
  await page.locator('.pl-address-item__new-btn-wrap').click()
  const form = page.locator('form.deliver-address-form')
  const fill = async (name: string, value: string) => form.locator(`[name="${name}"]`).fill(value)
  await fill('contact_person', 'Ana Miller')
  await fill('phone_country', '+1')
  await fill('mobile_no', '4085550100')
  await fill('address', '1 Main Street')
  await fill('province', 'Nowhere')
  await fill('city', 'San Jose')
  await fill('zip', '95131')
  await form.locator('button.form-button-confirm').click()
  await expect(page.getByRole('alert')).toContainText('Please select a State/Province/County')
  await page.locator('form.deliver-address-form [name="province"]').fill('California')
  await page.locator('button.form-button-confirm').click()
  await expect(page.locator('.pl-address-item-container')).toContainText('1 Main Street, San Jose, California')
}

test('a person buys by hand: variant, quantity, sign-in, address, pay, and finds the order', async ({ page }) => {
  const complaints = await watchPage(page)
  const before = (await orders()).length
  await chooseThreeCoral(page)
  await expect(page).toHaveURL(/\/login\?/)
  await signIn(page)
  await expect(page).toHaveURL(/\/p\/trade\/confirm\.html/)
  await addAddress(page)
  const total = (await page.locator('.pl-order-toal-container__item').innerText()).replace(/\D+/g, '')
  await page.locator('.pl-order-toal-container__btn-box button.place-order-primary-btn').click()
  await expect(page).toHaveURL(/\/p\/second-payment\/pay-result\.html\?pmntId=\d+/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Payment Successful')
  const made = (await orders()).slice(before)
  expect(made).toMatchObject([{ outOrderId: '', paid: true, lines: [{ skuText: 'Coral', quantity: 3 }], address: { contact_person: 'Ana Miller', province: 'California' } }])
  expect(String(made[0]?.totalMinor)).toBe(total)
  const [list] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Check order' }).click()])
  await expect(async () => {
    await list.reload()
    await expect(list.locator(`.order-item a[href*="orderId=${made[0]?.orderId ?? ''}"]`)).toBeVisible({ timeout: 500 })
  }).toPass()
  await list.locator(`.order-item a[href*="orderId=${made[0]?.orderId ?? ''}"]`).click()
  await expect(list.locator('.order-status')).toHaveText('To ship')
  await list.getByRole('button', { name: 'Cancel' }).click()
  await expect(list.locator('.order-status')).toHaveText('Closed')
  // The frame with the seller's description runs no script, not even the one by which this test watches pages.
  expect(complaints.filter((complaint) => !complaint.includes("frame is sandboxed"))).toEqual([])
})

test('a variant of two properties is what the buttons say, and a captcha waits for a hand', async ({ page }) => {
  await page.goto(`${ALIEXPRESS}/item/${SIZED}.html?lang=es`)
  await page.locator('[data-sku-col^="14-"]').nth(1).click()
  const sizes = page.locator('[data-sku-col^="5-"]:not([disabled])')
  await sizes.last().click()
  const size = (await page.locator('[data-sku-col^="5-"][class*="sku-item--selected"]').innerText()).trim()
  await post(`${ALIEXPRESS}/_control/api/faults`, { call: 'website.confirm', kind: 'captcha', times: 1 })
  await page.locator('button[class*="buy-now--buynow"]').click()
  await expect(page).toHaveTitle(/Captcha Interception/)
  const slider = page.locator('#nc_1_n1z')
  await slider.focus()
  await page.keyboard.press('End')
  await page.locator('#nocaptcha button').click()
  await expect(page).not.toHaveURL(/punish/)
  expect(size).toMatch(/^US \d+$/)
})
