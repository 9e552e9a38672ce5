import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerWebhook } from '@/scripts/starter/register-webhook.mjs'
import { startTestPayPal, type TestPayPal } from '@/tests/sandbox/paypal/start-test-paypal'

const APP = 'http://127.0.0.1:39999'
let paypal: TestPayPal
beforeAll(async () => { paypal = await startTestPayPal() })
afterAll(() => paypal.stop())

const register = () => registerWebhook({ baseUrl: paypal.url, clientId: 'sandbox-client', clientSecret: 'sandbox-secret', appUrl: APP, isOurs: true })
interface Webhook {
  readonly event_types: readonly { readonly name: string }[]
}
const wanted = async (id: string) => ((await paypal.call(`/v1/notifications/webhooks/${id}`)).body as Webhook).event_types.map((each) => each.name)

describe('what PayPal reports to the shop', () => {
  it('is the life of captures, of payout items and of cases', async () => {
    const names = await wanted(await register())
    expect(names).toEqual(expect.arrayContaining(['CHECKOUT.ORDER.APPROVED', 'PAYMENT.CAPTURE.COMPLETED', 'PAYMENT.CAPTURE.REVERSED', 'PAYMENT.PAYOUTS-ITEM.SUCCEEDED']))
    expect(names).toEqual(expect.arrayContaining(['CREATED', 'UPDATED', 'RESOLVED'].map((each) => `CUSTOMER.DISPUTE.${each}`)))
  })

  it('is completed at a registration of an earlier version, which keeps its id', async () => {
    const id = await register()
    const all = await wanted(id)
    await paypal.call(`/v1/notifications/webhooks/${id}`, { method: 'PATCH', body: [{ op: 'replace', path: '/event_types', value: [{ name: 'PAYMENT.CAPTURE.COMPLETED' }] }] })
    expect(await register()).toBe(id)
    expect((await wanted(id)).toSorted()).toEqual(all.toSorted())
  })
})
