// Planted bugs for the harness itself (reliability.md 4.2): each is a change of one place of the product's text, made by loader.mjs while it is loaded, never
// in the product. `npm run simulate -- mutants` runs each until a seed catches it. A text that no longer stands once in its file fails loudly.
/** @typedef {{ name: string, why: string, changes: { file: string, find: string, replace: string }[], wall?: string }} Mutant `wall`: what still holds when this one is broken. */

const one = (name, why, file, find, replace) => ({ name, why, changes: [{ file, find, replace }] })
/** What still holds when one of the bugs above is there alone. @type {Record<string, string>} */
const WALLS = {
  'pending-capture-is-paid': 'a pending capture has no fee, and without its fee nothing is booked',
  'no-gate-before-capture': 'one key per attempt, and PayPal captures an order once',
  'capture-not-adopted': 'the same key brings PayPal’s first answer back before it could say so',
  'captured-order-expires': 'webhook, return and the comparison with PayPal’s statement look too',
  'repeated-order-is-refusal': 'a refused repeat settles nothing',
  'no-capital-check': 'a look before the lock says no, and the database refuses a reservation below zero',
  'refund-not-looked-for': 'PayPal gives a capture back once',
  'jobs-outside-the-transaction': 'the sweep finds a purchase without its sale',
  'refund-does-not-block-purchase': 'the claim before sending looks for a refund again',
  'payout-claimed-twice': 'both senders have the same batch id, which PayPal takes once',
  'webhook-is-not-read': 'the poller looks as well',
  'claim-without-status': 'the lease: who stood still between preparing and claiming holds a moment that is too old to send with, and nobody takes over before that',
}
/** Two walls of one promise, both gone. @param {string} name @param {string} why @param {string[]} names */
const both = (name, why, names) => ({ name, why, changes: names.flatMap((each) => SINGLE.find((mutant) => mutant.name === each)?.changes ?? []) })

/** @type {Mutant[]} */
const SINGLE = [
  one('capture-amount-not-compared', 'another amount than asked counts as paid', 'lib/cycle/payment/record-capture.ts', 'if (!equalMoney(capture.amount, money(payment.amountMinor, payment.currency)))', 'if (capture.amount.minor < 0n)'),
  one('pending-capture-is-paid', 'a capture under review counts as paid', 'lib/cycle/payment/record-capture.ts', "    case 'PENDING':\n    case 'OTHER':\n      return recordPending(payment, capture, evidence)\n    case 'COMPLETED':", "    case 'OTHER':\n      return recordPending(payment, capture, evidence)\n    case 'PENDING':\n    case 'COMPLETED':"),
  one('declined-capture-is-paid', 'a capture that PayPal declined counts as paid', 'lib/cycle/payment/record-capture.ts', "    case 'DECLINED':\n    case 'FAILED':\n      return recordDecline(payment, capture, evidence)\n", ''),
  one('no-gate-before-capture', 'a second arrival may ask PayPal too', 'lib/cycle/payment/store.ts', `"nextPollAt" = \${nextPollAt}::timestamptz\n    WHERE "id" = \${paymentId} AND "status" = 'CREATED'\``, `"nextPollAt" = \${nextPollAt}::timestamptz\n    WHERE "id" = \${paymentId} AND "status" IN ('CREATED', 'CAPTURING', 'COMPLETED')\``),
  one('lost-capture-answer-is-refusal', 'a capture without an answer counts as not made', 'lib/cycle/payment/capture-payment.ts', "      log.warn({ orderId: payment.orderId, reason: outcome.reason }, 'a capture has no certain answer: asking')\n      return adoptCapture(payment, paypalOrderId, outcome.evidence)", "      return recordRefusal(payment, 'TIMED_OUT', outcome.evidence)"),
  one('capture-not-adopted', 'a capture that exists already is not looked for', 'lib/cycle/payment/capture-payment.ts', "if (outcome.code === 'ORDER_ALREADY_CAPTURED') return adoptCapture(payment, paypalOrderId, outcome.evidence)", ''),
  one('captured-order-expires', 'the poller ends what it should look at', 'lib/cycle/payment/settle-payment.ts', 'if (capture) {\n', 'if (capture && ageMs(payment) < 0) {\n'),
  one('payment-moved-from-anywhere', 'the compare-and-set of a payment compares nothing', 'lib/cycle/payment/store.ts', `WHERE "id" = \${move.paymentId} AND "status" IN (\${Prisma.join([...move.from])})`, `WHERE "id" = \${move.paymentId} AND (TRUE OR "status" IN (\${Prisma.join([...move.from])}))`),
  one('purchase-timeout-is-refusal', 'an order.create without an answer counts as not made', 'lib/cycle/purchase/place-order.ts', 'return recordPurchaseUnknown(purchase, fence, outcome.reason, outcome.evidence)', "return recordPurchaseRefusal(purchase, fence, 'NOT_SENT', outcome.reason, outcome.evidence)"),
  one('blind-repeat-of-purchase', 'a purchase in doubt is sent again without proof that the supplier takes it once', 'lib/cycle/purchase/settle-purchase.ts', 'purchase.fence < MAX_SENDS && nowMs() - firstSentAt.getTime() < DEDUPLICATION_LIFE_MS && (await isDeduplicationConfirmed(purchase.environment))', '(purchase.fence < MAX_SENDS + 2 || (firstSentAt.getTime() < DEDUPLICATION_LIFE_MS && (await isDeduplicationConfirmed(purchase.environment))))'),
  one('repeated-order-is-refusal', 'REPEATED_ORDER_ERROR counts as a definite no', 'lib/providers/aliexpress/create-order.ts', "'BLACKLIST_BUYER_IN_LIST', 'USER_ACCOUNT_DISABLED',", "'REPEATED_ORDER_ERROR', 'BLACKLIST_BUYER_IN_LIST', 'USER_ACCOUNT_DISABLED',"),
  one('refused-repeat-is-refusal', 'a refused repeat settles a purchase in doubt', 'lib/cycle/purchase/place-order.ts', "if (isRepeat) return recordPurchaseUnknown(purchase, fence, `refused on repeat: ${outcome.code}`, outcome.evidence)\n", ''),
  one('new-number-on-retry', 'each try at the supplier has another out_order_id', 'lib/providers/aliexpress/create-order.ts', 'out_order_id: input.outOrderId,', 'out_order_id: `${input.outOrderId}${Math.random().toString().slice(2, 6)}`,'),
  one('claim-without-status', 'two workers may claim one purchase', 'lib/cycle/purchase/claim/store.ts', `WHERE "purchases"."id" = doubt."id" AND "status" = \${from}\n`, `WHERE "purchases"."id" = doubt."id" AND "status" IN (\${from}, 'SENT', 'UNKNOWN')\n`),
  one('no-fence-on-answer', 'a late answer overwrites what a newer sender wrote', 'lib/cycle/purchase/store.ts', `AND (\${move.fence ?? null}::int IS NULL OR "fence" = \${move.fence ?? null}::int)\``, `AND (\${move.fence ?? null}::int IS NULL OR TRUE)\``),
  one('no-lease-before-sending', 'a frozen worker sends after others took its purchase for abandoned', 'lib/cycle/purchase/place-order.ts', 'purchase.sentAt !== null && purchase.sentAt > waitedSince(SEND_WITHIN_SECONDS)', 'purchase.sentAt !== null'),
  one('stale-purchase-prepared-again', 'a purchase whose sender died is prepared anew instead of being in doubt', 'lib/cycle/purchase/settle-purchase.ts', "from: ['SENT'], to: 'UNKNOWN', fence: purchase.fence, at, nextCheckAt: at })", "from: ['SENT'], to: 'PREPARED', fence: purchase.fence, at, nextCheckAt: at })"),
  one('late-order-not-asked', 'a late order is bought without asking whether its money is still here', 'lib/cycle/purchase/fulfill-order.ts', '  if (gone) return stop(gone)\n', '  if (gone && lookedAtMs < 0) return stop(gone)\n'),
  one('question-without-answer-is-yes', 'a late order is bought although PayPal could not be asked for its money', 'lib/cycle/purchase/guard-payment.ts', "if (isAppError(error)) return { reason: 'BALANCE_UNKNOWN', facts: { captureId, code: error.code } }", 'if (isAppError(error)) return null'),
  one('early-refund-awaited-again', 'the supplier’s money that came before its order was known to be called off is awaited once more', 'lib/cycle/purchase/called-off/await-refund.ts', 'for (const early of await findEarlyRefunds(tx, purchase.purchaseId)) {', 'for (const early of (await findEarlyRefunds(tx, purchase.purchaseId)).slice(0, 0)) {'),
  one('returned-cost-stays-nobodys', 'the supplier’s money for a lost sale is passed on to nobody', 'lib/cycle/sale/return-cost.ts', 'if (!sale) return\n', 'if (!sale || sale.aliexpressCost > -1n) return\n'),
  one('no-capital-check', 'a purchase is reserved whatever is there', 'lib/cycle/capital/store.ts', `AND free."before" >= \${request.amountMinor}::bigint RETURNING`, 'RETURNING'),
  one('own-debits-forgotten', 'a stale balance is taken as it is', 'lib/cycle/capital/store.ts', `l."balanceMinor" - l."committedMinor" - \${ownDebitsSince(Prisma.sql\`l."currency"\`, Prisma.sql\`l."balanceAsOf"\`)} AS "before"`, `l."balanceMinor" - l."committedMinor" AS "before"`),
  one('capital-released-in-doubt', 'a purchase in doubt gives its capital back', 'lib/cycle/purchase/record-purchase.ts', "if (isFirst) await addOrderEvent(tx, { orderId: purchase.orderId, at, event: 'purchase_unknown',", "if (isFirst) await endReservation(tx, purchase.orderId, 'RELEASED', at)\n    if (isFirst) await addOrderEvent(tx, { orderId: purchase.orderId, at, event: 'purchase_unknown',"),
  one('refund-does-not-block-purchase', 'what is being given back is bought all the same', 'lib/cycle/purchase/store.ts', `WHERE NOT EXISTS (SELECT FROM "refunds" r WHERE r."orderId" = \${row.orderId} AND r."status" <> 'FAILED') AND NOT EXISTS`, 'WHERE NOT EXISTS'),
  one('refund-of-what-is-bought', 'a bought order is given back', 'lib/cycle/refund/open-refund.ts', '|| !NOTHING_BOUGHT.has(order.purchaseStatus)', ''),
  one('refund-timeout-is-failure', 'a refund without an answer counts as not made', 'lib/cycle/refund/send-refund.ts', 'return recordUnknown(refund, outcome.evidence)', "return recordRefused(refund, 'TIMED_OUT', outcome.reason, outcome.evidence)"),
  one('refund-not-looked-for', 'a refund in doubt is sent again without looking, under a new key', 'lib/cycle/refund/send-refund.ts', 'requestId: refund.requestId, invoiceId', 'requestId: `${refund.requestId}-${Math.random()}`.slice(0, 60), invoiceId'),
  one('new-batch-id-per-retry', 'each try of a payout is another batch', 'lib/cycle/payout/send-payout.ts', 'senderBatchId: payout.senderBatchId,\n    senderItemId', 'senderBatchId: `${payout.senderBatchId}${Math.random().toString().slice(2, 6)}`,\n    senderItemId'),
  one('unknown-payout-is-failed', 'a payout without an answer counts as unpaid and is sent anew', 'lib/cycle/payout/send-payout.ts', 'return recordUnknown(payout, outcome.reason, outcome.evidence)', "return recordRefused(payout, 'INSUFFICIENT_FUNDS', outcome.reason, outcome.evidence)"),
  one('payout-claimed-twice', 'two senders of one payout', 'lib/cycle/payout/send-payout.ts', "if (payout.status !== 'PENDING' || payout.saleStatus === 'REVERSED') return", "if (!['PENDING', 'SENDING', 'ACCEPTED'].includes(payout.status)) return"),
  one('accepted-payout-is-paid', 'a batch that PayPal took counts as paid', 'lib/cycle/payout/follow-payout.ts', "    case 'PENDING':\n    case 'OTHER':\n    case undefined:\n      return null", "    case 'PENDING':\n      return 'PAID'\n    case 'OTHER':\n    case undefined:\n      return null"),
  one('unclaimed-payout-is-unseen', 'what nobody claimed is taken for paid', 'lib/cycle/payout/follow-payout.ts', "    case 'UNCLAIMED':\n      return 'UNCLAIMED'", "    case 'UNCLAIMED':\n      return 'PAID'"),
  one('fee-not-booked', 'PayPal’s fee is left out of the books', 'lib/cycle/payment/record-capture.ts', "legs: transfer(paypal, account('payment_fees', currency), capture.fee ?? money(0n, currency)) },", "legs: transfer(paypal, account('payment_fees', currency), money(0n, currency)) },"),
  one('payout-fee-twice', 'a payout’s fee is booked twice', 'lib/cycle/payout/follow-payout.ts', "legs: [...transfer(paypal, account('payout_fees', currency), fee),", "legs: [...transfer(paypal, account('payout_fees', currency), fee), ...transfer(paypal, account('payout_fees', currency), fee),"),
  one('jobs-outside-the-transaction', 'the sale’s job is never made', 'lib/cycle/purchase/confirm-purchase.ts', 'await next(tx, purchase.orderId)', 'await Promise.resolve(next)'),
  one('sweep-forgets-sent-purchases', 'a purchase whose sender died is never looked at', 'lib/cycle/purchase/store.ts', `OR ("status" = 'SENT' AND "sentAt" < \${staleBefore}::timestamptz AND`, `OR ("status" = 'SENT' AND FALSE AND "sentAt" < \${staleBefore}::timestamptz AND`),
  one('sweep-forgets-paid-orders', 'a paid order whose job was lost stays where it is', 'lib/cycle/purchase/store.ts', `OR ("status" = 'PAID' AND "paidAt" < \${paidBefore}::timestamptz AND`, `OR ("status" = 'PAID' AND FALSE AND "paidAt" < \${paidBefore}::timestamptz AND`),
  one('webhook-is-not-read', 'a webhook’s word is closed without asking', 'lib/worker/handle-paypal-event.ts', 'if (payment) await settlePayment(payment.paymentId)', 'if (payment && payment.status === null) await settlePayment(payment.paymentId)'),
]

/** @type {Mutant[]} */
export const MUTANTS = [
  ...SINGLE.map((mutant) => ({ ...mutant, wall: WALLS[mutant.name] })),
  {
    name: 'both-walls-of-a-pending-capture', why: 'a capture under review counts as paid, also without its fee',
    changes: [...(SINGLE.find((mutant) => mutant.name === 'pending-capture-is-paid')?.changes ?? []), { file: 'lib/cycle/payment/record-capture.ts', find: 'if (!whole?.fee) return recordPending(payment, {', replace: 'if (!whole) return recordPending(payment, {' }],
  },
  both('both-walls-of-a-repeated-order', 'REPEATED_ORDER_ERROR counts as a definite no, on a repeat too', ['repeated-order-is-refusal', 'refused-repeat-is-refusal']),
  both('both-ways-to-hear-of-a-capture', 'neither the webhook nor the poller looks at a capture', ['webhook-is-not-read', 'captured-order-expires']),
  {
    name: 'no-capital-check-at-all', why: 'nothing asks what is there, and the database is told that it is enough',
    changes: [
      { file: 'lib/cycle/capital/store.ts', find: `AND free."before" >= \${request.amountMinor}::bigint RETURNING free."before" - \${request.amountMinor}::bigint AS "after"`, replace: `RETURNING greatest(free."before" - \${request.amountMinor}::bigint, 0) AS "after"` },
      { file: 'lib/cycle/purchase/fulfill-order.ts', find: 'if (free.minor < cost.minor) return', replace: 'if (free.minor < 0n) return' },
    ],
  },
  {
    name: 'no-job-and-no-sweep-for-a-sale', why: 'the sale’s job is never made, and the sweep does not look for it',
    changes: [...(SINGLE.find((mutant) => mutant.name === 'jobs-outside-the-transaction')?.changes ?? []), { file: 'lib/cycle/sale/store.ts', find: `WHERE b."status" = 'PAID' AND b."saleId" IS NULL AND b."paidAt" < `, replace: `WHERE FALSE AND b."paidAt" < ` }],
  },
]
