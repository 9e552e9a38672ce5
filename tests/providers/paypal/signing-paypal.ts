import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { setEnv } from '@/lib/foundation/env'
import { issueCertificate } from '@/sandbox/paypal/webhooks/issue-certificate'
import { startFake, type FakeAnswer } from '../fake-provider'

export const WEBHOOK_ID = 'WH-TEST-1'
const DAY = 86_400_000
const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const ca = pair()
const middle = pair()
const other = pair()
const leaf = pair()
const NAME = 'messageverificationcerts.sandbox.paypal.com'

function issue(by: typeof ca, issuerName: string, commonName: string, publicKey: KeyObject, authority: boolean, days: [number, number] = [-1, 30]): string {
  const [from, to] = days.map((each) => new Date(Date.now() + each * DAY))
  return issueCertificate({ issuerName, issuerPublicKey: by.publicKey, issuerPrivateKey: by.privateKey, commonName, publicKey, authority, notBefore: from as Date, notAfter: to as Date })
}

const caPem = issue(ca, 'Test CA', 'Test CA', ca.publicKey, true)
const otherPem = issue(other, 'Other CA', 'Other CA', other.publicKey, true)
/** What stands at each certificate address. */
const CHAINS: Record<string, FakeAnswer> = {
  good: { text: issue(ca, 'Test CA', NAME, leaf.publicKey, false) + caPem },
  chained: { text: issue(middle, 'Middle', NAME, leaf.publicKey, false) + issue(ca, 'Test CA', 'Middle', middle.publicKey, true) },
  'middle-is-no-authority': { text: issue(middle, 'Middle', NAME, leaf.publicKey, false) + issue(ca, 'Test CA', 'Middle', middle.publicKey, false) },
  expired: { text: issue(ca, 'Test CA', NAME, leaf.publicKey, false, [-30, -1]) + caPem },
  'short-lived': { text: issue(ca, 'Test CA', NAME, leaf.publicKey, false, [-1, 0.5]) + caPem },
  early: { text: issue(ca, 'Test CA', NAME, leaf.publicKey, false, [1, 30]) + caPem },
  'other-authority': { text: issue(other, 'Test CA', NAME, leaf.publicKey, false) + issue(other, 'Test CA', 'Test CA', other.publicKey, true) },
  'self-signed': { text: issue(leaf, NAME, NAME, leaf.publicKey, true) },
  'other-name': { text: issue(ca, 'Test CA', 'shop.paypal.com', leaf.publicKey, false) },
  'look-alike': { text: issue(ca, 'Test CA', 'messageverificationcerts.paypal.com.evil.test', leaf.publicKey, false) },
  'no-pem': { text: 'hello' },
  huge: { text: caPem + ' '.repeat(70_000) },
  redirect: { status: 302, headers: { Location: '/v1/notifications/certs/good' } },
  down: { status: 503, text: '' },
  reset: 'reset',
}

/** A PayPal on loopback that serves certificates, and deliveries signed as PayPal signs them. */
export async function startSigningPaypal() {
  const fake = await startFake(({ path: at }) => CHAINS[at.replace('/v1/notifications/certs/', '')] ?? { status: 404, text: '' })
  const caFile = path.join(os.tmpdir(), `webhook-ca-${process.pid}-${Date.now()}.pem`)
  writeFileSync(caFile, caPem)
  setEnv({ PAYPAL_API_BASE_URL: fake.url, PAYPAL_WEBHOOK_CA_FILE: caFile, PAYPAL_WEBHOOK_ID: WEBHOOK_ID })
  const deliver = (body: string, over: Record<string, string | null> = {}, webhookId = WEBHOOK_ID) => {
    const rawBody = Buffer.from(body)
    const signature = createSign('RSA-SHA256').update(`tx-1|2026-11-21T08:00:00Z|${webhookId}|${crc32(rawBody)}`).sign(leaf.privateKey, 'base64')
    const all: Record<string, string | null> = {
      'paypal-transmission-id': 'tx-1', 'paypal-transmission-time': '2026-11-21T08:00:00Z', 'paypal-transmission-sig': signature,
      'paypal-cert-url': `${fake.url}/v1/notifications/certs/good`, 'paypal-auth-algo': 'SHA256withRSA', ...over,
    }
    const headers = new Headers(Object.entries(all).filter((each): each is [string, string] => each[1] !== null))
    return { headers, rawBody }
  }
  const useAuthority = (whose: 'own' | 'other') => { writeFileSync(caFile, whose === 'own' ? caPem : otherPem) }
  return { ...fake, deliver, useAuthority, certUrl: (name: string) => `${fake.url}/v1/notifications/certs/${name}` }
}
