import { addClockForm, numberField, runForm } from '../foundation/add-control-pages';
import { html, json, redirect } from '../foundation/answers';
import { changeClock, describeClock } from '../foundation/control-clock';
import { asRecord, refuseControl, shortText, wholeNumber } from '../foundation/control-fields';
import { controlPath } from '../foundation/control-frame';
import { createRouter, type Router } from '../foundation/create-router';
import { createSandboxClock } from '../foundation/create-sandbox-clock';
import { createSwitches } from '../foundation/create-switches';
import { openStateStore } from '../foundation/open-state-store';
import { markup, renderPage } from '../foundation/render-page';
import type { ProgramSettings, RunningProgram } from '../foundation/run-program';
import type { Answer } from '../foundation/sandbox-error';
import type { SandboxRequest } from '../foundation/sandbox-request';
import { startServer } from '../foundation/start-server';
import { readParties } from './ask-party';
import { readShops } from './read-shops';
import { PLANS, type Run } from './records';
import { showRun } from './run-page';
import { endInterrupted, finish, purchasesOf, runDay, runSale, type Shoppers } from './run-shoppers';
import { showStart } from './start-page';

const DAY = { sales: 8, hours: 36, speed: 1_440 } as const;

/** Starts the shoppers: the start page of the sandbox, "Run a sale" and "Run a day", as pages and as JSON. */
export async function startShoppers(settings: ProgramSettings): Promise<RunningProgram> {
  const store = openStateStore(settings.stateDir);
  const clock = createSandboxClock(store, settings.clockFile);
  const shoppers: Shoppers = { store, clock, appUrl: settings.appBaseUrl, runs: store.table('runs'), purchases: store.table('purchases') };
  endInterrupted(shoppers);
  const router = createRouter();
  addPages(router, shoppers, settings);
  addJson(router, shoppers, settings);
  const server = await startServer({
    router, store, clock, switches: createSwitches(store, 0), host: settings.host, port: settings.port,
    answerNotFound: () => html(404, renderPage({ language: 'en', title: 'Not found', party: 'Ivan Reseller', body: markup`<h1>There is no such page</h1><p><a href="/">Start page of the sandbox</a></p>` })),
    answerBadBody: () => json(400, { error: 'a JSON object is expected' }),
    answerFailure: (_request, status) => json(status, { error: `failed with ${String(status)}` }),
  });
  return {
    url: server.url,
    async stop() {
      clock.stop();
      await server.close();
      store.close();
    },
  };
}

function addPages(router: Router, shoppers: Shoppers, { env }: ProgramSettings): void {
  router.on('GET', '/', 'control.start', async (request) => showStart({ shoppers, request, parties: await readParties(), shops: readShops(env) }));
  router.on('GET', '/_control', 'control.start', (request) => redirect(controlPath('/', { code: request.language })));
  router.on('GET', '/runs/:id', 'control.run', (request) => showRun(shoppers, request, runOf(shoppers, request)));
  router.on('POST', '/runs/:id/look', 'control.run', async (request) => {
    const run = await finish(shoppers, runOf(shoppers, request).id);
    return redirect(controlPath(`/runs/${run.id}`, { code: request.language }));
  });
  router.on('POST', '/sales', 'control.sale', async (request) => startRun(request, () => newSale(shoppers, env, Object.fromEntries(request.form()))));
  router.on('POST', '/days', 'control.day', async (request) => startRun(request, () => newDay(shoppers, env, { shop: request.form().get('shop'), sales: numberField(request.form(), 'sales', 100) })));
  router.on('GET', '/purchases/:id/order', 'control.order', ({ params }) => openOrder(shoppers, params['id'] ?? ''));
  addClockForm(router, shoppers.clock);
}

/** Leads to the page of the run that `begin` starts; what is refused is said on the start page. */
async function startRun(request: SandboxRequest, begin: () => Promise<Run>): Promise<Answer> {
  try {
    const run = await begin();
    return redirect(controlPath(`/runs/${run.id}`, { code: request.language }));
  } catch (error) {
    return runForm(request, '/', () => { throw error; });
  }
}

function addJson(router: Router, shoppers: Shoppers, { env }: ProgramSettings): void {
  const describe = (run: Run) => ({ ...run, purchases: purchasesOf(shoppers, run.id).map(({ cookie: _cookie, ...purchase }) => ({ ...purchase, orderUrl: purchase.orderId === null ? null : `${shoppers.appUrl}/orders/${purchase.orderId}` })) });
  router.on('GET', '/_control/api/clock', 'control.clock', () => json(200, describeClock(shoppers.clock)));
  router.on('POST', '/_control/api/clock', 'control.clock', (request) => {
    changeClock(shoppers.clock, asRecord(request.json()));
    return json(200, describeClock(shoppers.clock));
  });
  router.on('GET', '/_control/api/runs', 'control.runs', () => json(200, { runs: [...shoppers.runs.values()].reverse() }));
  router.on('GET', '/_control/api/runs/:id', 'control.runs', (request) => json(200, describe(runOf(shoppers, request))));
  router.on('POST', '/_control/api/sales', 'control.sale', async (request) => json(201, describe(await newSale(shoppers, env, asRecord(request.json())))));
  router.on('POST', '/_control/api/days', 'control.day', async (request) => json(202, describe(await newDay(shoppers, env, asRecord(request.json())))));
}

type Env = ProgramSettings['env'];

function shopIn(env: Env, body: Record<string, unknown>): string {
  const shop = body['shop'] ?? readShops(env)[0]?.slug;
  if (shop === undefined) refuseControl('no shop is known here: name one', 409);
  const slug = shortText(shop, 'shop');
  return /^[a-z0-9-]+$/.test(slug) ? slug : refuseControl('shop must be the name of a shop in its address');
}

function newSale(shoppers: Shoppers, env: Env, body: Record<string, unknown>): Promise<Run> {
  const plan = PLANS.find((known) => known === (body['plan'] ?? 'pay')) ?? refuseControl(`plan must be one of ${PLANS.join(', ')}`);
  if (shoppers.appUrl === '') refuseControl('SANDBOX_APP_BASE_URL is not set: there is no shop to buy in', 409);
  return runSale(shoppers, { shop: shopIn(env, body), plan });
}

async function newDay(shoppers: Shoppers, env: Env, body: Record<string, unknown>): Promise<Run> {
  if (shoppers.appUrl === '') refuseControl('SANDBOX_APP_BASE_URL is not set: there is no shop to buy in', 409);
  if ([...shoppers.runs.values()].some(({ kind, state }) => kind === 'day' && state === 'running')) refuseControl('a day is running already', 409);
  const day = {
    shop: shopIn(env, body),
    sales: wholeNumber(body['sales'], 'sales', { min: 1, max: 100, fallback: DAY.sales }),
    hours: wholeNumber(body['hours'], 'hours', { min: 1, max: 2_000, fallback: DAY.hours }),
    speed: wholeNumber(body['speed'], 'speed', { min: 1, max: 3_600, fallback: DAY.speed }),
  };
  const { run, ended } = await runDay(shoppers, day);
  ended.catch((error: unknown) => { process.stderr.write(`shoppers: the day ended badly: ${String(error)}\n`); });
  return run;
}

function runOf({ runs }: Shoppers, { params }: SandboxRequest): Run {
  return runs.get(params['id'] ?? '') ?? refuseControl('no such run', 404);
}

/** The order page as its shopper sees it: cookies of one host are shared by its ports, so the shopper's own is handed to the browser. */
function openOrder({ purchases, appUrl }: Shoppers, id: string): Answer {
  const purchase = purchases.get(id);
  if (purchase?.orderId == null) refuseControl('no such order', 404);
  const answer = redirect(`${appUrl}/orders/${purchase.orderId}`);
  return purchase.cookie === null ? answer : { ...answer, headers: { ...answer.headers, 'set-cookie': `${purchase.cookie.split('; ')[0] ?? ''}; Path=/; HttpOnly; SameSite=Lax` } };
}
