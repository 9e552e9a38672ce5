import { decimalOf } from './amounts';
import type { Account } from './open-account';
import type { Payment } from './records';
import { notify } from './webhooks';

const ASK_AGAIN_MS = 60_000;

/** Loads a pending payment when it is due, on the sandbox's clock; taken up again at start. */
export function schedulePayment(account: Account, payment: Payment): void {
  if (payment.status === 'Pending') account.clock.at(payment.dueAtMs, () => { loadPayment(account, payment.clientReferenceId); });
}

/** The money leaves the program's balance and reaches the payee. UNVERIFIED: without funds it waits and is tried again each minute. */
export function loadPayment(account: Account, clientReferenceId: string): void {
  const payment = account.payments.get(clientReferenceId);
  if (payment?.status !== 'Pending') return;
  if (account.balanceMinor() < payment.amountMinor) {
    account.clock.at(account.clock.nowMs() + ASK_AGAIN_MS, () => { loadPayment(account, clientReferenceId); });
    return;
  }
  account.setBalanceMinor(account.balanceMinor() - payment.amountMinor);
  const loaded: Payment = { ...payment, status: 'Transferred', loadedAtMs: account.clock.nowMs() };
  account.payments.put(clientReferenceId, loaded);
  account.effects.record({ effect: 'payout', key: clientReferenceId, id: payment.payoutId, amount: decimalOf(payment.amountMinor), currency: payment.currency, facts: { payeeId: payment.payeeId } });
  notify(account, 'payment-loaded', loaded);
}

/** Nothing was paid and nothing will be. */
export function cancelPayment(account: Account, payment: Payment, cancelReason: NonNullable<Payment['cancelReason']>): void {
  const cancelled: Payment = { ...payment, status: 'Cancelled', cancelReason };
  account.payments.put(payment.clientReferenceId, cancelled);
  notify(account, 'payment-cancelled', cancelled);
}
