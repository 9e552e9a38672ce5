import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { build } from 'vite'
import { readPayPalSettings } from '../../sandbox/paypal/read-paypal-settings'
import { startPayPal } from '../../sandbox/paypal/start-paypal'
import { lookAtPage } from './look-at-page'

declare global {
  interface Window {
    paypal?: { createInstance(options: object): Promise<object> }
  }
}

// A PayPal and a shop of this file's own: the JavaScript SDK and the approval page, as a browser meets them.
const SHOP_PAGE = (paypal: string) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><h1>Shop</h1>
<paypal-button id="pay" type="pay"></paypal-button><paypal-button id="off" disabled></paypal-button><output id="log"></output>
<script src="${paypal}/web-sdk/v6/core"></script>
<script>
const log = (text) => { document.querySelector('#log').textContent += text + '\\n' };
const mode = new URLSearchParams(location.search).get('mode') ?? 'popup';
const newOrder = () => fetch('/order', { method: 'POST' }).then((answer) => answer.ok ? answer.json() : Promise.reject(new Error('no order')));
window.ready = window.paypal.createInstance({ clientId: 'sandbox-client', components: ['paypal-payments'], locale: 'en-US' }).then(async (sdk) => {
  const methods = await sdk.findEligibleMethods({ currencyCode: 'USD' });
  log('eligible ' + ['paypal', 'paylater', 'venmo'].filter((name) => methods.isEligible(name)).join());
  const session = sdk.createPayPalOneTimePaymentSession({
    onApprove: async ({ orderId, payerId }) => log('approved ' + payerId + ' ' + await (await fetch('/capture?id=' + orderId, { method: 'POST' })).text()),
    onCancel: ({ orderId }) => log('canceled ' + (orderId ? 'order' : 'nothing')),
    onError: ({ code, message }) => log('error ' + code + ' ' + message),
    onComplete: ({ paymentSessionState }) => log('complete ' + paymentSessionState),
  });
  if (session.hasReturned()) await session.resume();
  document.querySelector('#pay').addEventListener('click', () => session.start({ presentationMode: mode }, newOrder()).catch((error) => log('start ' + error.code)));
  document.querySelector('#off').addEventListener('click', () => log('clicked although off'));
  log('ready');
});
</script></html>`

let paypal: { url: string; stop(): Promise<void> }
let shop: Server
let shopUrl = ''
let ordersFail = false
const stateDir = mkdtempSync(path.join(os.tmpdir(), 'sandbox-paypal-e2e-'))

async function api(pathname: string, body: unknown): Promise<Record<string, unknown>> {
  const token = (await (await fetch(`${paypal.url}/v1/oauth2/token`, { method: 'POST', headers: { authorization: `Basic ${btoa('sandbox-client:sandbox-secret')}`, 'content-type': 'application/x-www-form-urlencoded' }, body: 'grant_type=client_credentials' })).json()) as { access_token: string }
  const answer = await fetch(`${paypal.url}${pathname}`, { method: 'POST', headers: { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json', 'paypal-request-id': crypto.randomUUID() }, body: JSON.stringify(body) })
  return (await answer.json()) as Record<string, unknown>
}

/** PayPal's React components for a browser, as a shop's own build makes them. */
async function bundleReactPage(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: false, lib: { entry: path.join(import.meta.dirname, 'paypal-react-page.ts'), formats: ['iife'], name: 'page' } },
  })
  const outputs = Array.isArray(made) ? made.flatMap(({ output }) => output) : 'output' in made ? made.output : []
  return outputs.map((output) => ('code' in output ? output.code : '')).join('')
}

async function createOrder(more: Record<string, unknown> = {}): Promise<string> {
  const order = await api('/v2/checkout/orders', {
    intent: 'CAPTURE',
    purchase_units: [{ amount: { currency_code: 'USD', value: '25.00', breakdown: { item_total: { currency_code: 'USD', value: '20.00' }, shipping: { currency_code: 'USD', value: '5.00' } } }, items: [{ name: 'Lamp', quantity: '2', unit_amount: { currency_code: 'USD', value: '10.00' } }], shipping: { name: { full_name: 'Ana Test' }, address: { address_line_1: '1 Main St', admin_area_2: 'San Jose', admin_area_1: 'CA', postal_code: '95131', country_code: 'US' } } }],
    payment_source: { paypal: { experience_context: { brand_name: 'Casa Clara', return_url: `${shopUrl}/?mode=redirect`, cancel_url: `${shopUrl}/?mode=redirect`, ...more } } },
  })
  return String(order.id)
}

test.beforeAll(async () => {
  paypal = await startPayPal(readPayPalSettings({ SANDBOX_STATE_DIR: stateDir }))
  shop = createServer((request, response) => {
    const url = new URL(request.url ?? '/', shopUrl)
    const send = (body: string, type = 'text/html', status = 200) => response.writeHead(status, { 'content-type': type }).end(body)
    if (url.pathname === '/order') {
      if (ordersFail) send('{}', 'application/json', 500)
      else void createOrder().then((orderId) => send(JSON.stringify({ orderId }), 'application/json'))
    } else if (url.pathname === '/capture') {
      void api(`/v2/checkout/orders/${url.searchParams.get('id') ?? ''}/capture`, {}).then((order) => send(String(order.status ?? order.name), 'text/plain'))
    } else if (url.pathname === '/paypal-js.js') send(readFileSync('node_modules/@paypal/paypal-js/dist/v6/esm/paypal-js.js', 'utf8'), 'text/javascript')
    else if (url.pathname === '/react') send('<!doctype html><html lang="en"><title>Shop</title><div id="root"></div><output id="log"></output><script src="/react.js"></script></html>')
    else if (url.pathname === '/react.js') void bundleReactPage().then((code) => { send(code, 'text/javascript') })
    else if (url.pathname === '/empty') send('<!doctype html><title>Empty</title>')
    else send(SHOP_PAGE(paypal.url))
  })
  await new Promise<void>((resolve) => { shop.listen(0, '127.0.0.1', resolve) })
  shopUrl = `http://localhost:${(shop.address() as AddressInfo).port}`
})
test.afterAll(async () => {
  await paypal.stop()
  shop.closeAllConnections()
  shop.close()
  rmSync(stateDir, { recursive: true, force: true })
})

const log = (page: Page) => page.locator('#log')
async function openShop(page: Page, mode: string): Promise<void> {
  await page.goto(`${shopUrl}/?mode=${mode}`)
  await expect(log(page)).toContainText('ready')
  await expect(log(page)).toContainText('eligible paypal\n')
}
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
      await page.waitForURL((url) => url.origin === shopUrl)
      await expect(log(page)).toContainText(text)
    }
  })

  test('no order, a mode that there is not, credentials that nobody knows: each ends with its error', async ({ page }) => {
    ordersFail = true
    await openShop(page, 'popup')
    await payButton(page).click()
    await expect(log(page)).toContainText('error ERR_UNKNOWN no order\ncomplete error')
    ordersFail = false
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
    await page.route('https://www.sandbox.paypal.com/web-sdk/v6/core*', async (route) => {
      await route.fulfill({ contentType: 'text/javascript', body: await (await fetch(`${paypal.url}/web-sdk/v6/core`)).text() })
    })
    await page.goto(`${shopUrl}/empty`)
    const version = await page.evaluate(async (address) => {
      const { loadCoreSdkScript } = (await import(address)) as { loadCoreSdkScript(options: object): Promise<{ version: string; createInstance(options: object): Promise<object> }> }
      const paypal = await loadCoreSdkScript({ environment: 'sandbox' })
      return [paypal.version, ...Object.keys(await paypal.createInstance({ clientId: 'sandbox-client', components: ['paypal-payments'] }))]
    }, `${shopUrl}/paypal-js.js`)
    expect(version).toEqual(['6.0.0', 'locale', 'findEligibleMethods', 'hydrateEligibleMethods', 'updateLocale', 'createPayPalOneTimePaymentSession'])
  })
})

test('PayPal’s React components buy with it: approved, and cancelled', async ({ page }) => {
  test.setTimeout(120_000)
  await page.route('https://www.sandbox.paypal.com/web-sdk/v6/core*', async (route) => {
    await route.fulfill({ contentType: 'text/javascript', body: await (await fetch(`${paypal.url}/web-sdk/v6/core`)).text() })
  })
  for (const [name, text] of [['Pay now', 'approved SHPPER7DEM234 COMPLETED'], ['Cancel', 'canceled']] as const) {
    await page.goto(`${shopUrl}/react`)
    const opened = page.waitForEvent('popup')
    await payButton(page).click()
    await (await opened).getByRole('button', { name }).click()
    await expect(log(page)).toContainText(text)
  }
})

test.describe('the approval page', () => {
  test('a card is declined, the shopper comes back and chooses another', async ({ page }) => {
    const id = await createOrder()
    await page.goto(`${paypal.url}/checkoutnow?token=${id}`)
    await page.getByRole('radio', { name: /Card ending in 0002/ }).check()
    await page.getByRole('button', { name: 'Pay now' }).click()
    const declined = (await api(`/v2/checkout/orders/${id}/capture`, {})) as { details: { issue: string }[]; links: { href: string; rel: string }[] }
    expect(declined.details[0]?.issue).toBe('INSTRUMENT_DECLINED')
    await page.goto(declined.links.find(({ rel }) => rel === 'redirect')?.href ?? '')
    await expect(page.getByRole('alert')).toHaveText('Your card was declined and nothing was charged. Choose another way to pay.')
    await page.getByRole('button', { name: 'Pay now' }).click()
    expect((await api(`/v2/checkout/orders/${id}/capture`, {})).status).toBe('COMPLETED')
  })

  test('a shop that wants its money at once is offered no bank account', async ({ page }) => {
    await page.goto(`${paypal.url}/checkoutnow?token=${await createOrder()}`)
    await expect(page.getByRole('radio', { name: /Bank account/ })).toBeVisible()
    await page.goto(`${paypal.url}/checkoutnow?token=${await createOrder({ payment_method_preference: 'IMMEDIATE_PAYMENT_REQUIRED' })}`)
    await expect(page.getByRole('radio', { name: /Bank account/ })).toHaveCount(0)
  })

  test('looks right on a phone and a desk, light and dark, in both languages', async ({ page }) => {
    const id = await createOrder()
    for (const locale of ['en', 'es'] as const) expect(await lookAtPage(page, 'paypal-approval', `${paypal.url}/checkoutnow?token=${id}&lang=${locale}`, locale)).toEqual([])
  })

  test('only the shop that opened it may frame it', async () => {
    const id = await createOrder()
    const policy = async (query: string) => (await fetch(`${paypal.url}/checkoutnow?token=${id}${query}`)).headers.get('content-security-policy') ?? ''
    expect(await policy('')).toContain("frame-ancestors 'none'")
    expect(await policy(`&shop=${encodeURIComponent(shopUrl)}&in=popup`)).toContain("frame-ancestors 'none'")
    expect(await policy(`&shop=${encodeURIComponent(shopUrl)}&in=frame`)).toContain(`frame-ancestors ${shopUrl};`)
    expect(await policy('&shop=javascript:alert(1)&in=frame')).toContain("frame-ancestors 'none'")
  })
})

test('the control page with something of everything looks right on a phone and a desk, light and dark, in both languages', async ({ page }) => {
  const control = async (pathname: string, body: unknown) => (await (await fetch(`${paypal.url}/_control/api/${pathname}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })).json()) as Record<string, unknown>
  for (const outcome of ['pay', 'review']) {
    const id = await createOrder()
    await control('approve', { orderId: id, outcome })
    await api(`/v2/checkout/orders/${id}/capture`, {})
  }
  await api('/v1/payments/payouts', { sender_batch_header: { sender_batch_id: 'look' }, items: ['anna', 'unclaimed', 'onhold'].map((name) => ({ recipient_type: 'EMAIL', amount: { currency: 'USD', value: '9.87' }, receiver: `${name}@example.com`, sender_item_id: name })) })
  await control('clock', { advanceSeconds: 2 })
  await page.goto(`${paypal.url}/_control`)
  await page.getByRole('button', { name: 'Open', exact: true }).first().click()
  await expect(page.getByRole('button', { name: 'Buyer wins' })).toBeVisible()
  for (const locale of ['en', 'es'] as const) expect(await lookAtPage(page, 'paypal-control', `${paypal.url}/_control?lang=${locale}`, locale)).toEqual([])
})
