import { expect, test, type Page } from '@playwright/test'
import { lookAtPage } from './look-at-page'
import { startSdkShop, type SdkShop } from './paypal-sdk-shop'

declare global {
  interface Window {
    paypal?: { createInstance(options: object): Promise<object> }
  }
}

let shop: SdkShop
test.beforeAll(async () => { shop = await startSdkShop() })
test.afterAll(() => shop.stop())

const log = (page: Page) => page.locator('#log')
async function openShop(page: Page, mode: string): Promise<void> {
  await page.goto(`${shop.url}/?mode=${mode}`)
  await expect(log(page)).toContainText('ready')
  await expect(log(page)).toContainText('eligible paypal\n')
}
/** What asks for PayPal's own script gets the sandbox's. */
const serveSdkFromSandbox = (page: Page) => page.route('https://www.sandbox.paypal.com/web-sdk/v6/core*', async (route) => {
  await route.fulfill({ contentType: 'text/javascript', body: await (await fetch(`${shop.paypalUrl}/web-sdk/v6/core`)).text() })
})
const payButton = (page: Page) => page.getByRole('button', { name: 'Pay with PayPal' }).first()

test.describe('the JavaScript SDK', () => {
  test('a window: approved, told to the shop’s page, captured; the window is gone', async ({ page }) => {
    await openShop(page, 'popup')
    const opened = page.waitForEvent('popup')
    await payButton(page).click()
    const popup = await opened
    await expect(page.getByText('Continue your payment in the PayPal window.')).toBeVisible()
    await popup.getByRole('button', { name: 'Pay now' }).click()
    await expect(log(page)).toContainText('approved SHPPER7DEM234 COMPLETED')
    await expect(log(page)).toContainText('complete approved')
    await expect(page.getByText('Continue your payment')).toBeHidden()
    expect(popup.isClosed()).toBe(true)
  })

  test('a window: cancelled with its button, and by closing it; then the session can start again', async ({ page }) => {
    await openShop(page, 'popup')
    for (const leave of [(popup: Page) => popup.getByRole('button', { name: 'Cancel' }).click(), (popup: Page) => popup.close()]) {
      const opened = page.waitForEvent('popup')
      await payButton(page).click()
      const popup = await opened
      await expect(popup.getByRole('button', { name: 'Pay now' })).toBeVisible()
      await leave(popup)
      await expect(log(page)).toContainText('canceled order\ncomplete canceled')
      await log(page).evaluate((output) => { output.textContent = '' })
    }
  })

  test('a frame over the page', async ({ page }) => {
    await openShop(page, 'modal')
    await payButton(page).click()
    const frame = page.frameLocator('iframe[title="PayPal"]')
    await frame.getByRole('button', { name: 'Pay now' }).click()
    await expect(log(page)).toContainText('approved SHPPER7DEM234 COMPLETED')
    await expect(page.locator('iframe')).toHaveCount(0)
  })

  test('a redirect there and back: approved, and cancelled', async ({ page }) => {
    for (const [name, text] of [['Pay now', 'approved SHPPER7DEM234 COMPLETED'], ['Cancel', 'canceled order']] as const) {
      await openShop(page, 'redirect')
      await payButton(page).click()
      await page.getByRole('button', { name }).click()
      await page.waitForURL((url) => url.origin === shop.url)
      await expect(log(page)).toContainText(text)
    }
  })

  test('no order, a mode that there is not, credentials that nobody knows: each ends with its error', async ({ page }) => {
    shop.breakOrders(true)
    await openShop(page, 'popup')
    await payButton(page).click()
    await expect(log(page)).toContainText('error ERR_UNKNOWN no order\ncomplete error')
    shop.breakOrders(false)
    await openShop(page, 'payment-handler')
    await payButton(page).click()
    await expect(log(page)).toContainText('start ERR_PRESENTATION_MODE_NOT_AVAILABLE')
    const refused = await page.evaluate(() => window.paypal?.createInstance({ clientId: 'nobody' }).then(() => 'made', (error: { code: string }) => error.code))
    expect(refused).toBe('ERR_INVALID_CLIENT_ID')
  })

  test('a button that is off takes no click', async ({ page }) => {
    await openShop(page, 'popup')
    await page.locator('#off').click({ force: true })
    await expect(log(page)).not.toContainText('clicked although off')
  })

  test('PayPal’s own loader takes the script in place of PayPal’s', async ({ page }) => {
    await serveSdkFromSandbox(page)
    await page.goto(`${shop.url}/empty`)
    const version = await page.evaluate(async (address) => {
      const { loadCoreSdkScript } = (await import(address)) as { loadCoreSdkScript(options: object): Promise<{ version: string; createInstance(options: object): Promise<object> }> }
      const paypal = await loadCoreSdkScript({ environment: 'sandbox' })
      return [paypal.version, ...Object.keys(await paypal.createInstance({ clientId: 'sandbox-client', components: ['paypal-payments'] }))]
    }, `${shop.url}/paypal-js.js`)
    expect(version).toEqual(['6.0.0', 'locale', 'findEligibleMethods', 'hydrateEligibleMethods', 'updateLocale', 'createPayPalOneTimePaymentSession'])
  })
})

test('PayPal’s React components buy with it: approved, and cancelled', async ({ page }) => {
  test.setTimeout(120_000)
  await serveSdkFromSandbox(page)
  for (const [name, text] of [['Pay now', 'approved SHPPER7DEM234 COMPLETED'], ['Cancel', 'canceled']] as const) {
    await page.goto(`${shop.url}/react`)
    const opened = page.waitForEvent('popup')
    await payButton(page).click()
    await (await opened).getByRole('button', { name }).click()
    await expect(log(page)).toContainText(text)
  }
})

test.describe('the approval page', () => {
  test('a card is declined, the shopper comes back and chooses another', async ({ page }) => {
    const id = await shop.createOrder()
    await page.goto(`${shop.paypalUrl}/checkoutnow?token=${id}`)
    await page.getByRole('radio', { name: /Card ending in 0002/ }).check()
    await page.getByRole('button', { name: 'Pay now' }).click()
    const declined = (await shop.api(`/v2/checkout/orders/${id}/capture`, {})) as { details: { issue: string }[]; links: { href: string; rel: string }[] }
    expect(declined.details[0]?.issue).toBe('INSTRUMENT_DECLINED')
    await page.goto(declined.links.find(({ rel }) => rel === 'redirect')?.href ?? '')
    await expect(page.getByRole('alert')).toHaveText('Your card was declined and nothing was charged. Choose another way to pay.')
    await page.getByRole('button', { name: 'Pay now' }).click()
    expect((await shop.api(`/v2/checkout/orders/${id}/capture`, {})).status).toBe('COMPLETED')
  })

  test('a shop that wants its money at once is offered no bank account', async ({ page }) => {
    await page.goto(`${shop.paypalUrl}/checkoutnow?token=${await shop.createOrder()}`)
    await expect(page.getByRole('radio', { name: /Bank account/ })).toBeVisible()
    await page.goto(`${shop.paypalUrl}/checkoutnow?token=${await shop.createOrder({ payment_method_preference: 'IMMEDIATE_PAYMENT_REQUIRED' })}`)
    await expect(page.getByRole('radio', { name: /Bank account/ })).toHaveCount(0)
  })

  test('looks right on a phone and a desk, light and dark, in both languages', async ({ page }) => {
    const id = await shop.createOrder()
    for (const locale of ['en', 'es'] as const) expect(await lookAtPage(page, 'paypal-approval', `${shop.paypalUrl}/checkoutnow?token=${id}&lang=${locale}`, locale)).toEqual([])
  })

  test('only the shop that opened it may frame it', async () => {
    const id = await shop.createOrder()
    const policy = async (query: string) => (await fetch(`${shop.paypalUrl}/checkoutnow?token=${id}${query}`)).headers.get('content-security-policy') ?? ''
    expect(await policy('')).toContain("frame-ancestors 'none'")
    expect(await policy(`&shop=${encodeURIComponent(shop.url)}&in=popup`)).toContain("frame-ancestors 'none'")
    expect(await policy(`&shop=${encodeURIComponent(shop.url)}&in=frame`)).toContain(`frame-ancestors ${shop.url};`)
    expect(await policy('&shop=javascript:alert(1)&in=frame')).toContain("frame-ancestors 'none'")
  })
})

test('the control page with something of everything looks right on a phone and a desk, light and dark, in both languages', async ({ page }) => {
  const control = async (pathname: string, body: unknown) => (await (await fetch(`${shop.paypalUrl}/_control/api/${pathname}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })).json()) as Record<string, unknown>
  for (const outcome of ['pay', 'review']) {
    const id = await shop.createOrder()
    await control('approve', { orderId: id, outcome })
    await shop.api(`/v2/checkout/orders/${id}/capture`, {})
  }
  await shop.api('/v1/payments/payouts', { sender_batch_header: { sender_batch_id: 'look' }, items: ['anna', 'unclaimed', 'onhold'].map((name) => ({ recipient_type: 'EMAIL', amount: { currency: 'USD', value: '9.87' }, receiver: `${name}@example.com`, sender_item_id: name })) })
  await control('clock', { advanceSeconds: 2 })
  await page.goto(`${shop.paypalUrl}/_control`)
  await page.getByRole('button', { name: 'Open', exact: true }).first().click()
  await expect(page.getByRole('button', { name: 'Buyer wins' })).toBeVisible()
  for (const locale of ['en', 'es'] as const) expect(await lookAtPage(page, 'paypal-control', `${shop.paypalUrl}/_control?lang=${locale}`, locale)).toEqual([])
})
