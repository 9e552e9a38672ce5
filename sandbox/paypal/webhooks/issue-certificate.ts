import { createHash, randomBytes, sign, type KeyObject } from 'node:crypto';
import { bits, der, integer, nothing, octets, oid, printable, sequence, set, time, truth, utf8 } from './encode-der';

export type CertificateRequest = {
  readonly commonName: string;
  readonly publicKey: KeyObject;
  readonly issuerName: string;
  readonly issuerPublicKey: KeyObject;
  readonly issuerPrivateKey: KeyObject;
  /** True for the authority itself. */
  readonly authority: boolean;
  readonly notBefore: Date;
  readonly notAfter: Date;
};

const SHA256_WITH_RSA = () => sequence(oid('1.2.840.113549.1.1.11'), nothing());

/** An X.509 v3 certificate in PEM (RFC 5280), signed with RSA and SHA-256: node can read certificates but not make them. */
export function issueCertificate(request: CertificateRequest): string {
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    SHA256_WITH_RSA(),
    nameOf(request.issuerName),
    sequence(time(request.notBefore), time(request.notAfter)),
    nameOf(request.commonName),
    request.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensionsOf(request))),
  );
  const certificate = sequence(body, SHA256_WITH_RSA(), bits(sign('sha256', body, request.issuerPrivateKey)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function nameOf(commonName: string): Buffer {
  const part = (type: string, value: Buffer) => set(sequence(oid(type), value));
  return sequence(part('2.5.4.6', printable('US')), part('2.5.4.10', utf8('Sandbox of PayPal, not PayPal')), part('2.5.4.3', utf8(commonName)));
}

function keyId(key: KeyObject): Buffer {
  return createHash('sha1').update(key.export({ type: 'spki', format: 'der' })).digest();
}

function extensionsOf({ authority, commonName, publicKey, issuerPublicKey }: CertificateRequest): Buffer[] {
  const extension = (id: string, critical: boolean, value: Buffer) => sequence(oid(id), ...(critical ? [truth()] : []), octets(value));
  const common = [
    extension('2.5.29.14', false, octets(keyId(publicKey))),
    extension('2.5.29.35', false, sequence(der(0x80, keyId(issuerPublicKey)))),
  ];
  if (authority) return [extension('2.5.29.19', true, sequence(truth())), extension('2.5.29.15', true, bits(Buffer.from([0x06]), 1)), ...common];
  return [
    extension('2.5.29.19', true, sequence()),
    extension('2.5.29.15', true, bits(Buffer.from([0x80]), 7)),
    extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'), oid('1.3.6.1.5.5.7.3.2'))),
    extension('2.5.29.17', false, sequence(der(0x82, Buffer.from(commonName, 'latin1')))),
    ...common,
  ];
}
