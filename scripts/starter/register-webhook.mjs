/**
 * What the shop acts on (lib/worker/handle-paypal-event.ts). Left out: events that repeat what another one says, as the batch's beside its item's;
 * each delivery is stored and looked into, so what means nothing only costs.
 */
const EVENTS = [
  'CHECKOUT.ORDER.APPROVED',
  ...['COMPLETED', 'PENDING', 'DENIED', 'DECLINED', 'REFUNDED', 'REVERSED'].map((each) => `PAYMENT.CAPTURE.${each}`),
  ...['SUCCEEDED', 'FAILED', 'BLOCKED', 'CANCELED', 'DENIED', 'HELD', 'REFUNDED', 'RETURNED', 'UNCLAIMED'].map((each) => `PAYMENT.PAYOUTS-ITEM.${each}`),
  ...['CREATED', 'UPDATED', 'RESOLVED'].map((each) => `CUSTOMER.DISPUTE.${each}`),
].map((name) => ({ name }))

const PLACE = '/api/paypal/webhook'

/**
 * Makes PayPal report to `<app>/api/paypal/webhook` and answers the id of that registration, by the same calls that an owner's
 * account takes: one that is already there for this address is used again, and asked for what it lacks. `isOurs`: the account serves this shop alone, so
 * registrations of an earlier start on another port are taken away; another program may listen there by now.
 * @returns {Promise<string>}
 */
export async function registerWebhook({ baseUrl, clientId, clientSecret, appUrl, isOurs }) {
  const url = appUrl + PLACE
  const token = await fetchToken(baseUrl, clientId, clientSecret)
  const call = (method, path = '', body = undefined) => request(`${baseUrl}/v1/notifications/webhooks${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  })
  const { webhooks = [] } = await call('GET')
  if (isOurs) for (const old of webhooks) if (old.url !== url && old.url.endsWith(PLACE)) await call('DELETE', `/${old.id}`)
  const known = webhooks.find((webhook) => webhook.url === url)
  if (!known) return (await call('POST', '', { url, event_types: EVENTS })).id
  const wanted = new Set((known.event_types ?? []).map((each) => each.name))
  // '*' is every event; an owner's registration may also want more than the shop does.
  const lacking = wanted.has('*') ? [] : EVENTS.filter((each) => !wanted.has(each.name))
  if (lacking.length > 0) await call('PATCH', `/${known.id}`, [{ op: 'replace', path: '/event_types', value: [...[...wanted].map((name) => ({ name })), ...lacking] }])
  return known.id
}

async function fetchToken(baseUrl, clientId, clientSecret) {
  const answer = await request(`${baseUrl}/v1/oauth2/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  return answer.access_token
}

async function request(url, options) {
  const response = await fetch(url, { ...options, signal: AbortSignal.timeout(5000) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${options.method} ${new URL(url).pathname} answered ${response.status}: ${text.slice(0, 200)}`)
  return text === '' ? {} : JSON.parse(text)
}
