import { X509Certificate, verify } from 'node:crypto';
import { content, json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, oldError } from '../answers/errors';
import type { World } from '../open-world';
import { isJson } from '../orders/field-checks';
import { findRawMember } from './find-raw-member';
import { signedText } from './sign-delivery';

const FIELDS = ['auth_algo', 'cert_url', 'transmission_id', 'transmission_sig', 'transmission_time', 'webhook_id'] as const;

/**
 * POST /v1/notifications/verify-webhook-signature. The event is taken as the raw text between its braces, as in the real service: an event that
 * was parsed and written again does not verify.
 */
export function verifySignature(world: World, request: SandboxRequest): Answer {
  const body = request.json();
  if (!isJson(body)) answerNow(oldError(400, 'VALIDATION_ERROR', 'Invalid data provided'));
  const missing = [...FIELDS.filter((name) => typeof body[name] !== 'string'), ...(isJson(body['webhook_event']) ? [] : ['webhook_event'])];
  if (missing.length > 0) answerNow(oldError(400, 'VALIDATION_ERROR', 'Invalid data provided', missing.map((field) => ({ field, location: 'body', issue: 'Required field is missing' }))));
  const raw = findRawMember(request.rawBody.toString('utf8'), 'webhook_event') ?? '';
  const text = (name: (typeof FIELDS)[number]) => String(body[name]);
  const transmission = { id: text('transmission_id'), time: text('transmission_time'), webhookId: text('webhook_id'), body: Buffer.from(raw, 'utf8') };
  const known = world.webhooks.get(transmission.webhookId) !== undefined && text('cert_url').endsWith(`/v1/notifications/certs/${world.authority.certId}`) && text('auth_algo') === 'SHA256withRSA';
  const { publicKey } = new X509Certificate(world.authority.chainPem);
  const good = known && verify('sha256', signedText(transmission), publicKey, Buffer.from(text('transmission_sig'), 'base64'));
  return json(200, { verification_status: good ? 'SUCCESS' : 'FAILURE' });
}

/** GET /v1/notifications/certs/{certId}: without a token, as any verifier fetches it. */
export function getCertificate(world: World, request: SandboxRequest): Answer {
  if (request.params['id'] !== world.authority.certId) return content(404, 'text/plain', 'No such certificate');
  return content(200, 'application/x-pem-file', world.authority.chainPem);
}
