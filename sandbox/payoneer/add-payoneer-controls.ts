import { addControlRoutes, asRecord, refuseControl, shortText, wholeNumber } from '../foundation/add-control-routes';
import { runForm } from '../foundation/add-control-pages';
import { json } from '../foundation/answers';
import type { Router } from '../foundation/create-router';
import { decimalOf, minorOf } from './amounts';
import { PAYONEER_PARTY, showOverview } from './control-page';
import { CURRENCY, type Account } from './open-account';
import { decidePayee, isPayeeId } from './payees';
import { cancelPayment, loadPayment } from './payment-life';
import { DUPLICATES, EVENTS, type EventName, type PayeeStatus, type Payment, type Settings } from './records';

type Act = (account: Account, fields: Record<string, unknown>) => unknown;

/** What can be done here by hand, as JSON under /_control/api and as forms of the page. */
const ACTIONS: Readonly<Record<string, Act>> = {
  balance(account, { value }) {
    const minor = minorOf(value) ?? refuseControl('value must be a decimal text such as "12.50"');
    account.setBalanceMinor(minor);
    return { balance: decimalOf(minor), currency: CURRENCY };
  },
  payees(account, { payeeId, status }) {
    const id = shortText(payeeId, 'payeeId');
    const code = status === undefined ? 1 : Number(status);
    if (!isPayeeId(id)) refuseControl('payeeId may hold letters, digits and . _ @ -, 30 at most');
    if (code !== 0 && code !== 1 && code !== 99) refuseControl('status must be 0, 1 or 99');
    return decidePayee(account, id, code satisfies PayeeStatus);
  },
  load(account, fields) {
    loadPayment(account, pendingPayment(account, fields).clientReferenceId);
    return account.payments.get(shortText(fields['reference'], 'reference'));
  },
  cancel(account, fields) {
    cancelPayment(account, pendingPayment(account, fields), { code: 'CANCELLED_BY_PAYONEER', description: 'Cancelled at the control page' });
    return account.payments.get(shortText(fields['reference'], 'reference'));
  },
  settings: (account, fields) => account.changeSettings(readSettings(fields)),
};

function pendingPayment({ payments }: Account, { reference }: Record<string, unknown>): Payment {
  const payment = payments.get(shortText(reference, 'reference')) ?? refuseControl('no such payment', 404);
  return payment.status === 'Pending' ? payment : refuseControl(`the payment is ${payment.status}`, 409);
}

function readSettings({ duplicates, loadAfterSeconds, webhookUrls }: Record<string, unknown>): Partial<Settings> {
  const known = DUPLICATES.find((each) => each === duplicates);
  if (duplicates !== undefined && known === undefined) refuseControl(`duplicates must be one of ${DUPLICATES.join(', ')}`);
  return {
    ...(known === undefined ? {} : { duplicates: known }),
    ...(loadAfterSeconds === undefined ? {} : { loadAfterSeconds: wholeNumber(typeof loadAfterSeconds === 'string' ? Number(loadAfterSeconds) : loadAfterSeconds, 'loadAfterSeconds', { min: 0, max: 31_536_000 }) }),
    ...(webhookUrls === undefined ? {} : { webhookUrls: readUrls(asRecord(webhookUrls)) }),
  };
}

function readUrls(given: Record<string, unknown>): Partial<Record<EventName, string>> {
  return Object.fromEntries(Object.entries(given).map(([event, url]) => {
    if (!(EVENTS as readonly string[]).includes(event)) refuseControl(`there is no event ${event}`);
    return [event, /^https?:\/\//.test(shortText(url, event)) ? url : refuseControl(`${event} must be a URL`)] as const;
  }));
}

/** The control page and its JSON. The real Payoneer knows none of it. */
export function addPayoneerControls(account: Account, router: Router): void {
  const { clock, switches, effects, store, payees, payments, deliveries } = account;
  const controls = { router, clock, switches, effects, requests: store.requests, page: PAYONEER_PARTY };
  addControlRoutes(controls);
  router.on('GET', '/_control', 'control.page', (request) => showOverview(account, controls, request));
  for (const [name, act] of Object.entries(ACTIONS)) {
    router.on('POST', `/_control/api/${name}`, `control.${name}`, (request) => json(200, act(account, asRecord(request.json()))));
    router.on('POST', `/_control/${name}`, 'control.page', (request) => runForm(request, '/_control', () => { act(account, Object.fromEntries(request.form())); }));
  }
  router.on('GET', '/_control/api/state', 'control.state', () =>
    json(200, { now: clock.iso(), programId: account.config.programId, balance: decimalOf(account.balanceMinor()), currency: CURRENCY, settings: account.settings(), payees: [...payees.values()], payments: [...payments.values()].slice(-100), deliveries: [...deliveries.values()].slice(-100), faults: switches.list() }));
}
