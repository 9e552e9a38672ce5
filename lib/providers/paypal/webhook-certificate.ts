import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { nowMs } from '@/lib/foundation/clock'
import { env } from '@/lib/foundation/env'
import { AppError } from '@/lib/foundation/errors'
import { httpCall } from '@/lib/foundation/http-call'

const FETCH_DEADLINE_MS = 5_000
const MAX_BYTES = 64 * 1024
const KEEP_MS = 24 * 3600 * 1000
const LEAST_KEPT_MS = 60_000
const MOST_KEPT = 20
const MOST_LINKS = 6

const kept = new Map<string, { at: number; chain: Promise<readonly X509Certificate[]> }>()

interface Period {
  readonly from: number
  readonly to: number
}

/** What was proved of a fetched chain: as long as these roots are the trusted ones and every link of the path is valid, it need not be proved again. */
const proofs = new WeakMap<readonly X509Certificate[], { readonly roots: readonly X509Certificate[]; readonly period: Period }>()

const forged = (reason: string) => new AppError('invalid_signature', `PayPal webhook refused: ${reason}`, { reason })

/**
 * The certificate behind PAYPAL-CERT-URL, proved: an address of PayPal's own, valid today, named as PayPal names its message signers, and chained to
 * a trusted root. In local mode the address may also be the sandbox's own, and the authority of PAYPAL_WEBHOOK_CA_FILE stands in place of the public
 * roots. Throws invalid_signature, or provider_unavailable where the certificate cannot be fetched just now.
 */
export async function trustedCertificate(certUrl: string): Promise<X509Certificate> {
  const chain = await chainOf(checkAddress(certUrl))
  const leaf = chain[0]
  if (!leaf) throw forged('no certificate')
  if (!isProved(chain)) {
    checkName(leaf)
    const roots = trustedRoots()
    const period = provenPeriod(leaf, chain.slice(1), roots, MOST_LINKS)
    if (!period) {
      forgetCertificate(certUrl)
      throw forged('the certificate is not trusted')
    }
    proofs.set(chain, { roots, period })
  }
  return leaf
}

function isProved(chain: readonly X509Certificate[]): boolean {
  const proof = proofs.get(chain)
  return proof !== undefined && proof.roots === trustedRoots() && proof.period.from <= nowMs() && nowMs() <= proof.period.to
}

/** After a signature that did not fit: the sender may have a new key, so the next delivery fetches again, at most once a minute. */
export function forgetCertificate(certUrl: string): void {
  const known = kept.get(certUrl)
  if (known && nowMs() - known.at > LEAST_KEPT_MS) kept.delete(certUrl)
}

const OWN_HOSTS = {
  production: ['api.paypal.com', 'api-m.paypal.com'],
  sandbox: ['api.sandbox.paypal.com', 'api-m.sandbox.paypal.com'],
} as const

/** Exact hosts only, so that a forged header cannot make us fetch anything (facts/paypal.md 6.4 step 4). */
function checkAddress(certUrl: string): string {
  if (certUrl.length > 300 || !URL.canParse(certUrl)) throw forged('certificate address')
  const url = new URL(certUrl)
  const isPlainPath = /^\/v1\/notifications\/certs\/[A-Za-z0-9_-]{1,120}$/.test(url.pathname)
  if (!isPlainPath || url.username || url.password || url.search || url.hash) throw forged('certificate address')
  const environment = env().paypalEnvironment
  const own: readonly string[] = OWN_HOSTS[environment === 'production' ? 'production' : 'sandbox']
  const isOwn = url.protocol === 'https:' && url.port === '' && own.includes(url.hostname)
  const isLocal = environment === 'local' && url.origin === new URL(env().paypalApiBaseUrl).origin
  if (!isOwn && !isLocal) throw forged('certificate host')
  return url.href
}

/** One fetch per address; a failed one is not kept. The count is bounded because the address comes from outside. */
function chainOf(href: string): Promise<readonly X509Certificate[]> {
  const known = kept.get(href)
  if (known && nowMs() - known.at < KEEP_MS) return known.chain
  const chain = fetchChain(href)
  chain.catch(() => { if (kept.get(href)?.chain === chain) kept.delete(href) })
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '')
  kept.set(href, { at: nowMs(), chain })
  return chain
}

async function fetchChain(href: string): Promise<readonly X509Certificate[]> {
  const answer = await httpCall({ method: 'GET', url: href, deadlineMs: FETCH_DEADLINE_MS, maxBytes: MAX_BYTES })
  if (answer.status >= 500 || answer.status === 429)
    throw new AppError('provider_unavailable', 'the webhook certificate cannot be had just now', { httpStatus: answer.status })
  if (answer.status !== 200) throw forged(`certificate answered ${answer.status}`)
  return parsePem(answer.text)
}

function parsePem(text: string): readonly X509Certificate[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? []
  if (blocks.length > MOST_LINKS) throw forged('too many certificates')
  try {
    return blocks.map((block) => new X509Certificate(block))
  } catch {
    throw forged('unreadable certificate')
  }
}

function checkName(leaf: X509Certificate): void {
  const names = leaf.subject.split('\n').filter((line) => line.startsWith('CN=')).map((line) => line.slice(3))
  const [name] = names
  if (names.length !== 1 || !name || !/^messageverificationcerts[a-z0-9.-]*\.paypal\.com$/.test(name)) throw forged('certificate name')
}

let roots: { from: string; list: readonly X509Certificate[] } | null = null

/** The same list as long as nothing about it changed. */
function trustedRoots(): readonly X509Certificate[] {
  const file = env().paypalEnvironment === 'local' ? env().paypalWebhookCaFile : undefined
  const from = file === undefined ? 'public' : stampOf(file)
  if (roots?.from !== from) roots = { from, list: file === undefined ? rootCertificates.map((pem) => new X509Certificate(pem)) : parsePem(readAuthority(() => readFileSync(file, 'utf8'))) }
  return roots.list
}

/** A local authority may be made anew between two starts: its file is read again when it is another one. */
function stampOf(file: string): string {
  const { mtimeMs, size, ino } = readAuthority(() => statSync(file))
  return [file, mtimeMs, size, ino].join('|')
}

function readAuthority<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw new AppError('configuration', 'PAYPAL_WEBHOOK_CA_FILE cannot be read', {}, { cause })
  }
}

const periodOf = (certificate: X509Certificate): Period => ({ from: certificate.validFromDate.getTime(), to: certificate.validToDate.getTime() })
const overlap = (a: Period, b: Period): Period => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })
const isValidNow = (certificate: X509Certificate) => {
  const { from, to } = periodOf(certificate)
  return from <= nowMs() && nowMs() <= to
}
const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate) =>
  issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)

/** When a path to a root holds, null without one: every link valid today, and every issuer a certificate authority that really signed. */
function provenPeriod(certificate: X509Certificate, others: readonly X509Certificate[], trusted: readonly X509Certificate[], left: number): Period | null {
  if (left === 0 || !isValidNow(certificate)) return null
  const root = trusted.find((each) => isValidNow(each) && isIssuedBy(certificate, each))
  if (root) return overlap(periodOf(certificate), periodOf(root))
  for (const next of others) {
    if (next.fingerprint256 === certificate.fingerprint256 || !isIssuedBy(certificate, next)) continue
    const rest = provenPeriod(next, others.filter((each) => each !== next), trusted, left - 1)
    if (rest) return overlap(periodOf(certificate), rest)
  }
  return null
}
