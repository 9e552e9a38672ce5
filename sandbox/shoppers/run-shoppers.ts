import { setTimeout as wait } from 'node:timers/promises';
import type { SandboxClock } from '../foundation/create-sandbox-clock';
import type { StateStore, Table } from '../foundation/open-state-store';
import { randomCode } from '../foundation/random-code';
import { askParty } from './ask-party';
import { buy } from './buy';
import { openBrowser } from './open-browser';
import { PEOPLE, type Person } from './people';
import { PLANS, type Plan, type Purchase, type Run } from './records';
import { markEffects, sumUp } from './sum-up';

export type Shoppers = {
  readonly store: StateStore;
  readonly clock: SandboxClock;
  readonly appUrl: string;
  readonly runs: Table<Run>;
  readonly purchases: Table<Purchase>;
};

const HOUR_MS = 3_600_000;
/** Shoppers come in the first two thirds of a day; the rest of it, and the night after, is for what follows from them. */
const OPEN_PART = 2 / 3;
const LOOK_EVERY_MS = 250;
const SETTLE_MS = 20_000;
const RUNS_KEPT = 100;

/** One shopper, now. Resolves when the shopper is through. */
export async function runSale(shoppers: Shoppers, { shop, plan }: { shop: string; plan: Plan }): Promise<Run> {
  const run = await begin(shoppers, { kind: 'sale', shop, sales: 1, hours: 0 });
  await visit(shoppers, run, plan, shoppers.purchases.size);
  return finish(shoppers, run.id);
}

/**
 * A day of sales with the clock running fast: shoppers one after another, mixed (one declined, one reviewed, one who closes the tab, one who
 * cancels, the others pay), PayPal's review done in the evening, then on until `hours` have passed; then the clock goes on as it did before.
 * Resolves with the run at its beginning; `ended` with the run at its end.
 */
export async function runDay(shoppers: Shoppers, { shop, sales, hours, speed }: { shop: string; sales: number; hours: number; speed: number }): Promise<{ run: Run; ended: Promise<Run> }> {
  const run = await begin(shoppers, { kind: 'day', shop, sales, hours });
  return { run, ended: spendDay(shoppers, run, speed) };
}

async function spendDay(shoppers: Shoppers, run: Run, speed: number): Promise<Run> {
  const { clock } = shoppers;
  const usual = clock.speed();
  const startMs = clock.nowMs();
  const until = async (part: number) => {
    while (clock.nowMs() < startMs + part * run.hours * HOUR_MS && clock.nowMs() >= startMs) await wait(LOOK_EVERY_MS);
  };
  clock.setSpeed(speed);
  try {
    const visits: Promise<void>[] = [];
    for (const [index, plan] of plansOf(run.sales).entries()) {
      await until((index / run.sales) * OPEN_PART);
      visits.push(visit(shoppers, run, plan, index));
    }
    await Promise.all(visits);
    await until(OPEN_PART);
    await endReviews(shoppers, run);
    await until(1);
  } finally {
    clock.setSpeed(usual);
  }
  await settle(shoppers, run);
  return finish(shoppers, run.id);
}

/** The four special ones in between, the others pay. */
export function plansOf(sales: number): Plan[] {
  const special = PLANS.filter((plan) => plan !== 'pay').slice(0, Math.max(sales - 1, 0));
  const plans: Plan[] = Array.from({ length: sales }, () => 'pay');
  for (const [index, plan] of special.entries()) plans[Math.floor(((index + 0.5) * sales) / special.length)] = plan;
  return plans;
}

async function begin(shoppers: Shoppers, facts: Pick<Run, 'kind' | 'shop' | 'sales' | 'hours'>): Promise<Run> {
  const run: Run = { ...facts, id: randomCode(10), startedAt: shoppers.clock.iso(), endedAt: null, state: 'running', before: await markEffects(), sums: [] };
  keep(shoppers, run);
  forgetOldRuns(shoppers);
  return run;
}

function keep({ store, runs }: Shoppers, run: Run): void {
  runs.put(run.id, run);
  store.commit();
}

function forgetOldRuns({ runs, purchases }: Shoppers): void {
  const old = [...runs.values()].slice(0, Math.max(runs.size - RUNS_KEPT, 0)).filter(({ state }) => state !== 'running');
  for (const run of old) runs.remove(run.id);
  for (const purchase of [...purchases.values()]) if (runs.get(purchase.runId) === undefined) purchases.remove(purchase.id);
}

async function visit(shoppers: Shoppers, run: Run, plan: Plan, index: number): Promise<void> {
  const person = PEOPLE[index % PEOPLE.length] as Person;
  const at = shoppers.clock.iso();
  const way = await buy({ appUrl: shoppers.appUrl, shop: run.shop, person, plan, pick: Math.random });
  const id = randomCode(12);
  shoppers.purchases.put(id, { id, runId: run.id, at, name: person.name, country: person.address['country'] ?? '', plan, status: null, ...way });
  shoppers.store.commit();
}

export function purchasesOf({ purchases }: Shoppers, runId: string): Purchase[] {
  return [...purchases.values()].filter((purchase) => purchase.runId === runId).sort((one, other) => one.at.localeCompare(other.at));
}

/** PayPal's people look at the payments under review of this run and let them through. */
async function endReviews(shoppers: Shoppers, run: Run): Promise<void> {
  const state = await askParty('PayPal', 'state');
  const captures = (Array.isArray(state?.['captures']) ? state['captures'] : []) as { id: string; orderId: string; status: string }[];
  const own = new Set(purchasesOf(shoppers, run.id).map(({ paypalOrderId }) => paypalOrderId));
  for (const capture of captures) if (capture.status === 'PENDING' && own.has(capture.orderId)) await askParty('PayPal', 'review', { captureId: capture.id, verdict: 'complete' });
}

/** Waits until no order changes any more, for a while at most. */
async function settle(shoppers: Shoppers, run: Run): Promise<void> {
  const deadline = performance.now() + SETTLE_MS;
  for (let last = ''; performance.now() < deadline; ) {
    await wait(3_000);
    await readOrders(shoppers, run.id);
    const states = JSON.stringify([purchasesOf(shoppers, run.id).map(({ status }) => status), await sumUp(run.before)]);
    if (states === last) return;
    last = states;
  }
}

/** The orders of a run as the shop shows them to their shoppers. */
async function readOrders(shoppers: Shoppers, runId: string): Promise<void> {
  await Promise.all(purchasesOf(shoppers, runId).map(async (purchase) => {
    if (purchase.orderId === null) return;
    try {
      const page = await openBrowser(shoppers.appUrl, purchase.cookie).get(`${shoppers.appUrl}/api/orders/${purchase.orderId}`);
      if (page.status === 200) shoppers.purchases.put(purchase.id, { ...purchase, status: (JSON.parse(page.text) as { status: string }).status });
    } catch {
      // The shop does not answer just now: what was known stays.
    }
  }));
  shoppers.store.commit();
}

/** Reads the orders and the third parties again, and writes the sums down. The end of a run, and a later look at it. */
export async function finish(shoppers: Shoppers, runId: string): Promise<Run> {
  await readOrders(shoppers, runId);
  const run = shoppers.runs.get(runId) as Run;
  const isEnd = run.state === 'running';
  const ended: Run = { ...run, state: isEnd ? 'done' : run.state, endedAt: isEnd ? shoppers.clock.iso() : run.endedAt, sums: await sumUp(run.before) };
  keep(shoppers, ended);
  return ended;
}

/** What was under way when the program was killed is over: the clock goes as usual again. */
export function endInterrupted(shoppers: Shoppers): void {
  for (const run of [...shoppers.runs.values()]) {
    if (run.state !== 'running') continue;
    keep(shoppers, { ...run, state: 'interrupted', endedAt: shoppers.clock.iso() });
    if (run.kind === 'day') shoppers.clock.setSpeed(1);
  }
}
