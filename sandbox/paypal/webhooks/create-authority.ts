import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { machineNowMs } from '../../foundation/create-sandbox-clock';
import { issueCertificate } from './issue-certificate';

export type Authority = {
  /** Name under /v1/notifications/certs/ */
  readonly certId: string;
  /** What is served there: the leaf, then the authority. */
  readonly chainPem: string;
  readonly caPem: string;
  readonly leafKey: KeyObject;
};

const LEAF_NAME = 'messageverificationcerts.sandbox.paypal.com';
const CA_NAME = 'PayPal Sandbox Webhook Authority';
const YEAR_MS = 365 * 86_400_000;

/**
 * The authority of this sandbox's webhooks, made once into the state folder: `webhook-ca.pem` (to be trusted by the shop), `webhook-leaf.pem`
 * and `webhook-leaf.key` (mode 600). The authority's own key is not kept: nothing else is ever signed with it.
 */
export function createAuthority(folder: string): Authority {
  mkdirSync(folder, { recursive: true });
  const files = { ca: path.join(folder, 'webhook-ca.pem'), leaf: path.join(folder, 'webhook-leaf.pem'), key: path.join(folder, 'webhook-leaf.key') };
  if (!Object.values(files).every((file) => existsSync(file))) makeCertificates(files);
  const caPem = readFileSync(files.ca, 'utf8');
  const leafPem = readFileSync(files.leaf, 'utf8');
  return {
    certId: `CERT-${createHash('sha256').update(leafPem).digest('hex').slice(0, 24)}`,
    chainPem: leafPem + caPem,
    caPem,
    leafKey: createPrivateKey(readFileSync(files.key, 'utf8')),
  };
}

function makeCertificates(files: { ca: string; leaf: string; key: string }): void {
  const ca = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const leaf = generateKeyPairSync('rsa', { modulusLength: 2048 });
  // Real time, not the sandbox's: the shop that checks the certificate has its own clock.
  const validity = { notBefore: new Date(machineNowMs() - 86_400_000), notAfter: new Date(machineNowMs() + 20 * YEAR_MS) };
  const issuer = { issuerName: CA_NAME, issuerPublicKey: ca.publicKey, issuerPrivateKey: ca.privateKey, ...validity };
  writeWhole(files.key, leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
  writeWhole(files.leaf, issueCertificate({ ...issuer, commonName: LEAF_NAME, publicKey: leaf.publicKey, authority: false }), 0o644);
  writeWhole(files.ca, issueCertificate({ ...issuer, commonName: CA_NAME, publicKey: ca.publicKey, authority: true }), 0o644);
}

function writeWhole(file: string, text: string, mode: number): void {
  writeFileSync(`${file}.next`, text, { mode });
  renameSync(`${file}.next`, file);
}
