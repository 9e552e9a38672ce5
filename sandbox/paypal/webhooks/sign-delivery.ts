import { sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';

const signLater = promisify<string, Buffer, KeyObject, Buffer>(sign);

export type Transmission = { readonly id: string; readonly time: string; readonly webhookId: string; readonly body: Buffer };

/** What is signed: `transmissionId|transmissionTime|webhookId|crc32 of the raw body` (facts 6.4). */
export function signedText({ id, time, webhookId, body }: Transmission): Buffer {
  return Buffer.from(`${id}|${time}|${webhookId}|${String(crc32(body))}`, 'utf8');
}

/** The PAYPAL-* headers of one transmission. Signing runs off the main thread. */
export async function signDelivery(transmission: Transmission, leafKey: KeyObject, certUrl: string): Promise<Record<string, string>> {
  const signature = await signLater('sha256', signedText(transmission), leafKey);
  return {
    'PAYPAL-TRANSMISSION-ID': transmission.id,
    'PAYPAL-TRANSMISSION-TIME': transmission.time,
    'PAYPAL-TRANSMISSION-SIG': signature.toString('base64'),
    'PAYPAL-CERT-URL': certUrl,
    'PAYPAL-AUTH-ALGO': 'SHA256withRSA',
    'PAYPAL-AUTH-VERSION': 'v2',
    'CORRELATION-ID': transmission.id.replaceAll('-', '').slice(0, 13),
  };
}
