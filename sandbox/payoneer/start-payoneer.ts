import { redirect } from '../foundation/answers';
import { createRouter } from '../foundation/create-router';
import type { RunningProgram } from '../foundation/run-program';
import type { Answer } from '../foundation/sandbox-error';
import type { SandboxRequest } from '../foundation/sandbox-request';
import { startServer } from '../foundation/start-server';
import { addPayoneerControls } from './add-payoneer-controls';
import { errorAnswer } from './errors';
import { openAccount, type Account } from './open-account';
import { createRegistrationLink, decideRegistration, deletePayee, getPayeeStatus, showRegistration } from './payees';
import { schedulePayment } from './payment-life';
import { cancelPayout, createPayouts, getBalance, getPayoutStatus } from './payouts';
import type { PayoneerSettings } from './read-payoneer-settings';
import { checkCall, createToken, revokeToken } from './tokens';
import { scheduleDelivery } from './webhooks';

/** Starts Payoneer on loopback with the state of its folder; takes up payments and notifications that were under way. */
export async function startPayoneer(settings: PayoneerSettings): Promise<RunningProgram> {
  const account = openAccount(settings);
  const router = createRouter();
  const api = (method: string, path: string, call: string, answer: (account: Account, request: SandboxRequest) => Answer) => {
    router.on(method, `/v4/programs/:program${path}`, call, (request) => {
      checkCall(account, request);
      return answer(account, request);
    });
  };
  router.on('POST', '/api/v2/oauth2/token', 'oauth.token', (request) => createToken(account, request));
  router.on('POST', '/api/v2/oauth2/revoke', 'oauth.revoke', (request) => revokeToken(account, request));
  api('POST', '/masspayouts', 'payouts.create', createPayouts);
  api('GET', '/payouts/:reference/status', 'payouts.status', getPayoutStatus);
  api('PUT', '/payouts/:reference/cancel', 'payouts.cancel', cancelPayout);
  api('GET', '/balance', 'balance.get', getBalance);
  api('POST', '/payees/registration-link', 'payees.link', createRegistrationLink);
  api('GET', '/payees/:payee/status', 'payees.status', getPayeeStatus);
  api('DELETE', '/payees/:payee', 'payees.delete', deletePayee);
  router.on('GET', '/register', 'register.page', (request) => showRegistration(account, request));
  router.on('POST', '/register', 'register.decide', (request) => decideRegistration(account, request));
  router.on('GET', '/', 'control.home', () => redirect('/_control'));
  addPayoneerControls(account, router);
  const failed = (status: number, description: string) => errorAnswer({ status, error: status === 429 ? 'Too Many Requests' : status < 500 ? 'Bad Request' : 'Internal Server Error', description });
  const server = await startServer({
    router, store: account.store, switches: account.switches, clock: account.clock, host: settings.host, port: settings.port,
    keyOf: ({ params, rawBody }) => params['reference'] ?? /"client_reference_id"\s*:\s*"([^"]+)"/.exec(rawBody.toString('utf8'))?.[1] ?? null,
    answerNotFound: () => errorAnswer({ status: 404, error: 'Not Found', description: 'No such resource' }),
    answerBadBody: (_request, reason) => failed(reason === 'malformed' ? 400 : 413, 'The body could not be read'),
    answerFailure: (_request, status) => failed(status, 'The request could not be processed'),
  });
  for (const payment of account.payments.values()) schedulePayment(account, payment);
  for (const delivery of account.deliveries.values()) scheduleDelivery(account, delivery);
  return {
    url: server.url,
    async stop() {
      account.clock.stop();
      await server.close();
      account.store.close();
    },
  };
}
