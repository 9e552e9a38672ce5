import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import type { World } from '../open-world';
import { isJson } from '../orders/field-checks';
import type { Json } from '../records';
import { answerAction, requireDispute, requireStatus } from './get-dispute';
import { readInput, refuseInput } from './read-input';
import { moveDispute } from './settle-dispute';

const WORD = /^[0-9A-Z_]{1,255}$/;

/**
 * POST /v1/customer/disputes/{id}/provide-evidence: JSON, or a form with the part `input` and files. Then PayPal reviews the case. A proof of
 * fulfilment needs tracking, a proof of refund the refund's id (facts 7).
 */
export function provideEvidence(world: World, request: SandboxRequest): Answer {
  const dispute = requireDispute(world, request);
  const given = readInput(request)['evidences'];
  if (!Array.isArray(given) || given.length === 0) refuseInput('/evidences', 'MISSING_REQUIRED_PARAMETER');
  const evidences = given.map((entry: unknown, index) => readEvidence(entry, `/evidences/${String(index)}`));
  requireStatus(dispute, ['WAITING_FOR_SELLER_RESPONSE']);
  dispute.evidences.push(...evidences.map((evidence) => ({ ...evidence, source: 'SUBMITTED_BY_SELLER', date: new Date(world.clock.nowMs()).toISOString() })));
  moveDispute(world, dispute, { status: 'UNDER_REVIEW' });
  return answerAction(world, dispute);
}

function readEvidence(entry: unknown, at: string): Json {
  if (!isJson(entry)) return refuseInput(at, 'INVALID_PARAMETER_SYNTAX');
  const type = entry['evidence_type'];
  if (typeof type !== 'string' || !WORD.test(type)) return refuseInput(`${at}/evidence_type`, type === undefined ? 'MISSING_REQUIRED_PARAMETER' : 'INVALID_PARAMETER_SYNTAX');
  const info = isJson(entry['evidence_info']) ? entry['evidence_info'] : {};
  if (type === 'PROOF_OF_FULFILLMENT' && !hasAny(info['tracking_info'])) refuseInput(`${at}/evidence_info/tracking_info`, 'MISSING_REQUIRED_PARAMETER');
  if (type === 'PROOF_OF_REFUND' && !hasAny(info['refund_ids'])) refuseInput(`${at}/evidence_info/refund_ids`, 'MISSING_REQUIRED_PARAMETER');
  return { evidence_type: type, ...(entry['evidence_info'] === undefined ? {} : { evidence_info: info }), ...(typeof entry['notes'] === 'string' ? { notes: entry['notes'].slice(0, 2000) } : {}) };
}

function hasAny(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
