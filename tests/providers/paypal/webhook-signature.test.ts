import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setClock } from '@/lib/foundation/clock'
import { setEnv } from '@/lib/foundation/env'
import { verifyPaypalWebhook } from '@/lib/providers/paypal/webhook-signature'
import { startSigningPaypal, WEBHOOK_ID } from './signing-paypal'

let paypal: Awaited<ReturnType<typeof startSigningPaypal>>
beforeAll(async () => { paypal = await startSigningPaypal() })
afterAll(async () => {
  await paypal.close()
  setEnv(null)
})

const BODY = '{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED","amount":1.0}'
const verify = (over: Record<string, string | null> = {}, body = BODY, webhookId = WEBHOOK_ID) => verifyPaypalWebhook({ ...paypal.deliver(body, over), webhookId })

describe('verifyPaypalWebhook', () => {
  it('proves what PayPal signed, directly or through an authority between', async () => {
    await verify()
    await verify({ 'paypal-cert-url': paypal.certUrl('chained') })
  })

  it('fetches a certificate once', async () => {
    const before = paypal.seen.length
    await Promise.all(Array.from({ length: 10 }, () => verify()))
    expect(paypal.seen.length).toBe(before)
  })

  it('what was proved once holds no longer than the certificate', async () => {
    const short = { 'paypal-cert-url': paypal.certUrl('short-lived') }
    await verify(short)
    setClock(() => Date.now() + 13 * 3600_000)
    await expect(verify(short)).rejects.toMatchObject({ code: 'invalid_signature' })
    setClock(() => Date.now() - 26 * 3600_000)
    await expect(verify(short)).rejects.toMatchObject({ code: 'invalid_signature' })
    setClock(null)
    await verify(short)
  })

  it('what was proved once holds no longer than the authority is trusted', async () => {
    await verify()
    paypal.useAuthority('other')
    await expect(verify()).rejects.toMatchObject({ code: 'invalid_signature' })
    paypal.useAuthority('own')
    await verify()
  })

  it('refuses one changed byte, another webhook id and another signature', async () => {
    const { headers } = paypal.deliver(BODY)
    const forged = { code: 'invalid_signature' }
    await expect(verifyPaypalWebhook({ headers, rawBody: Buffer.from(`${BODY} `), webhookId: WEBHOOK_ID })).rejects.toMatchObject(forged)
    await expect(verify({}, BODY, 'WH-OTHER')).rejects.toMatchObject(forged)
    await expect(verify({ 'paypal-transmission-id': 'tx-2' })).rejects.toMatchObject(forged)
    await expect(verify({ 'paypal-transmission-sig': Buffer.alloc(256, 1).toString('base64') })).rejects.toMatchObject(forged)
  })

  it.each(['paypal-transmission-id', 'paypal-transmission-time', 'paypal-transmission-sig', 'paypal-cert-url', 'paypal-auth-algo'])('refuses a delivery without %s', async (name) => {
    await expect(verify({ [name]: null })).rejects.toMatchObject({ code: 'invalid_signature' })
  })

  it.each(['none', 'SHA1withRSA', 'sha256withrsa'])('refuses the algorithm %s', async (algorithm) => {
    await expect(verify({ 'paypal-auth-algo': algorithm })).rejects.toMatchObject({ code: 'invalid_signature' })
  })

  it.each(['middle-is-no-authority', 'expired', 'early', 'other-authority', 'self-signed', 'other-name', 'look-alike', 'no-pem', 'redirect', 'unknown'])('refuses the certificate: %s', async (name) => {
    await expect(verify({ 'paypal-cert-url': paypal.certUrl(name) })).rejects.toMatchObject({ code: 'invalid_signature' })
  })

  it.each(['down', 'reset', 'huge'])('asks PayPal to send again when the certificate cannot be had: %s', async (name) => {
    await expect(verify({ 'paypal-cert-url': paypal.certUrl(name) })).rejects.toMatchObject({ code: 'provider_unavailable' })
  })

  it.each([
    'http://api.paypal.com/v1/notifications/certs/good', 'https://api.paypal.com.evil.test/v1/notifications/certs/good', 'https://api.paypal.com@evil.test/v1/notifications/certs/good',
    'https://api-m.sandbox.paypal.com:444/v1/notifications/certs/good', 'https://api-m.sandbox.paypal.com/v1/other/good', 'https://api-m.sandbox.paypal.com/v1/notifications/certs/../../x',
    'https://api-m.sandbox.paypal.com/v1/notifications/certs/good?x=1', 'https://www.paypal.com/v1/notifications/certs/good', 'file:///etc/passwd', 'x', 'http://127.0.0.1:1/v1/notifications/certs/good',
  ])('never fetches %s', async (url) => {
    const before = paypal.seen.length
    await expect(verify({ 'paypal-cert-url': url })).rejects.toMatchObject({ code: 'invalid_signature' })
    expect(paypal.seen.length).toBe(before)
  })

  it('outside local mode takes no loopback address, and the sandbox no production one', async () => {
    setEnv({ PAYPAL_ENVIRONMENT: 'sandbox', ALIEXPRESS_ENVIRONMENT: 'production', PAYPAL_API_BASE_URL: '', ALIEXPRESS_API_BASE_URL: '', ALIEXPRESS_SITE_BASE_URL: '', PAYPAL_WEBHOOK_CA_FILE: '' })
    await expect(verify()).rejects.toMatchObject({ code: 'invalid_signature', facts: { reason: 'certificate host' } })
    await expect(verify({ 'paypal-cert-url': 'https://api-m.paypal.com/v1/notifications/certs/good' })).rejects.toMatchObject({ facts: { reason: 'certificate host' } })
  })
})
