import { asRecord, refuseControl, shortText } from '../../foundation/add-control-routes';
import { canComplain, openDispute } from '../disputes/open-dispute';
import { DISPUTE_REASONS, DISPUTE_STAGES } from '../disputes/records';
import { moveDispute, scheduleDispute, settleForBuyer, settleForSeller } from '../disputes/settle-dispute';
import { parseValue } from '../money/amount';
import type { ControlAction } from './control-actions';

/** POST dispute { captureId, reason?, stage?, value?, note? }: the shopper opens a case, by default over all that is left of the payment. */
export const complain: ControlAction = (world, body) => {
  const fields = asRecord(body);
  const capture = world.captures.get(shortText(fields['captureId'], 'captureId'));
  const reason = DISPUTE_REASONS.find((known) => known === (fields['reason'] ?? DISPUTE_REASONS[0]));
  const stage = DISPUTE_STAGES.find((known) => known === (fields['stage'] ?? 'INQUIRY'));
  if (reason === undefined) refuseControl(`reason must be one of ${DISPUTE_REASONS.join(', ')}`);
  if (stage === undefined) refuseControl(`stage must be one of ${DISPUTE_STAGES.join(', ')}`);
  if (capture === undefined) refuseControl('no such capture', 404);
  const { currency, minor } = capture.amount;
  const parsed = fields['value'] === undefined ? { minor: minor - capture.refundedMinor } : parseValue(shortText(fields['value'], 'value'), currency);
  if (!('minor' in parsed) || parsed.minor <= 0) refuseControl('value must be a decimal text above zero');
  const amount = { minor: parsed.minor, currency };
  if (!canComplain(world, { capture, amount })) refuseControl('this payment cannot be disputed (again), or not over that much', 409);
  const dispute = openDispute(world, { capture, reason, stage, amount, note: fields['note'] === undefined ? 'I did not get what I paid for.' : shortText(fields['note'], 'note') });
  scheduleDispute(world, dispute);
  return { disputeId: dispute.id, status: dispute.status, stage: dispute.stage };
};

const VERDICTS = ['buyer', 'seller', 'cancel', 'escalate'] as const;

/** POST dispute/decide { disputeId, verdict }: PayPal decides for the buyer or the seller, the buyer takes the case back or escalates it to a claim. */
export const decideDispute: ControlAction = (world, body) => {
  const fields = asRecord(body);
  const dispute = world.disputes.get(shortText(fields['disputeId'], 'disputeId'));
  const verdict = VERDICTS.find((known) => known === fields['verdict']);
  if (verdict === undefined) refuseControl(`verdict must be one of ${VERDICTS.join(', ')}`);
  if (dispute === undefined || dispute.status === 'RESOLVED') refuseControl('no such open dispute', 404);
  if (verdict === 'buyer') settleForBuyer(world, dispute);
  else if (verdict === 'escalate') moveDispute(world, dispute, { status: 'WAITING_FOR_SELLER_RESPONSE', stage: 'CHARGEBACK' });
  else settleForSeller(world, dispute, verdict === 'cancel' ? 'CANCELED_BY_BUYER' : 'RESOLVED_SELLER_FAVOUR');
  return { disputeId: dispute.id, status: dispute.status, stage: dispute.stage };
};
