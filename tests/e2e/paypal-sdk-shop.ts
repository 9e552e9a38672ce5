import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { readPayPalSettings } from '../../sandbox/paypal/read-paypal-settings'
import { startPayPal } from '../../sandbox/paypal/start-paypal'

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

type Body = Record<string, unknown>

export interface SdkShop {
  readonly url: string
  readonly paypalUrl: string
  /** From now on the shop cannot make orders, or can again. */
  breakOrders(isBroken: boolean): void
  /** A call of PayPal's API with the shop's credentials. */
  api(pathname: string, body: unknown): Promise<Body>
  createOrder(more?: Body): Promise<string>
  stop(): Promise<void>
}

/** A PayPal and a shop of a test file's own: the JavaScript SDK and the approval page, as a browser meets them. */
export async function startSdkShop(): Promise<SdkShop> {
  const stateDir = mkdtempSync(path.join(os.tmpdir(), 'sandbox-paypal-e2e-'))
  const paypal = await startPayPal(readPayPalSettings({ SANDBOX_STATE_DIR: stateDir }))
  let shopUrl = ''
  let ordersFail = false

  async function api(pathname: string, body: unknown): Promise<Body> {
    const token = (await (await fetch(`${paypal.url}/v1/oauth2/token`, { method: 'POST', headers: { authorization: `Basic ${btoa('sandbox-client:sandbox-secret')}`, 'content-type': 'application/x-www-form-urlencoded' }, body: 'grant_type=client_credentials' })).json()) as { access_token: string }
    const answer = await fetch(`${paypal.url}${pathname}`, { method: 'POST', headers: { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json', 'paypal-request-id': crypto.randomUUID() }, body: JSON.stringify(body) })
    return (await answer.json()) as Body
  }
  async function createOrder(more: Body = {}): Promise<string> {
    const order = await api('/v2/checkout/orders', {
      intent: 'CAPTURE',
      purchase_units: [{ amount: { currency_code: 'USD', value: '25.00', breakdown: { item_total: { currency_code: 'USD', value: '20.00' }, shipping: { currency_code: 'USD', value: '5.00' } } }, items: [{ name: 'Lamp', quantity: '2', unit_amount: { currency_code: 'USD', value: '10.00' } }], shipping: { name: { full_name: 'Ana Test' }, address: { address_line_1: '1 Main St', admin_area_2: 'San Jose', admin_area_1: 'CA', postal_code: '95131', country_code: 'US' } } }],
      payment_source: { paypal: { experience_context: { brand_name: 'Casa Clara', return_url: `${shopUrl}/?mode=redirect`, cancel_url: `${shopUrl}/?mode=redirect`, ...more } } },
    })
    return String(order.id)
  }
  const shop = createServer((request, response) => {
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
  return {
    url: shopUrl,
    paypalUrl: paypal.url,
    breakOrders(isBroken) { ordersFail = isBroken },
    api,
    createOrder,
    async stop() {
      await paypal.stop()
      shop.closeAllConnections()
      shop.close()
      rmSync(stateDir, { recursive: true, force: true })
    },
  }
}
