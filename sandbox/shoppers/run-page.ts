import { markup, type Markup } from '../foundation/render-page';
import type { Answer } from '../foundation/sandbox-error';
import type { SandboxRequest } from '../foundation/sandbox-request';
import type { Purchase, Run, Sum } from './records';
import { purchasesOf, type Shoppers } from './run-shoppers';
import { framePage, shortTime } from './start-page';
import { SHOPPER_WORDS, type ShopperWords } from './words';

const LOOK_AGAIN_SECONDS = 3;

/** GET /runs/{id}: what happened, shopper by shopper and at the third parties. Looks again by itself while the run goes on. */
export function showRun(shoppers: Shoppers, request: SandboxRequest, run: Run): Answer {
  const words = SHOPPER_WORDS[request.language];
  const title = run.kind === 'day' ? words.daySummary(run) : words.aSale;
  const isRunning = run.state === 'running';
  const body = markup`<h1>${words.run}: ${title}</h1>
<p class="muted">${shortTime(run.startedAt)} – ${run.endedAt === null ? '…' : shortTime(run.endedAt)} UTC · ${run.shop} · <span class="${run.state === 'done' ? 'good' : 'warn'}">${words.states[run.state]}</span>${isRunning ? markup` · ${words.stillRunning}` : null}</p>
${sumsCard(run.sums, words)}${shoppersCard(purchasesOf(shoppers, run.id), words)}
<div class="actions-inline"><a href="/?lang=${words.code}">${words.back}</a>${isRunning ? null : markup`<form method="post" action="/runs/${run.id}/look?lang=${words.code}"><button class="slim">${words.again}</button></form>`}</div>`;
  return framePage({ shoppers, request, title, body, ...(isRunning ? { refreshSeconds: LOOK_AGAIN_SECONDS } : {}) });
}

function sumsCard(sums: readonly Sum[], words: ShopperWords): Markup {
  const rows = sums.map((sum) => markup`<tr><td>${sum.party}</td><td>${words.effects[sum.effect] ?? sum.effect}</td><td class="n">${sum.count}</td><td class="n">${sum.amount} ${sum.currency}</td></tr>`);
  const table = markup`<div class="scroll" tabindex="0" role="region" aria-label="${words.sums}"><table><thead><tr><th scope="col">${words.party}</th><th scope="col">${words.what}</th><th scope="col" class="n">${words.count}</th><th scope="col" class="n">${words.amount}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  return markup`<section class="card"><h2>${words.sums}</h2>${rows.length === 0 ? markup`<p class="muted">${words.noSums}</p>` : table}</section>`;
}

const TONES = { paid: 'good', 'in-review': 'warn', confirming: 'warn', left: 'warn', declined: 'warn', cancelled: 'muted', refused: 'bad', failed: 'bad' } as const;

function shoppersCard(purchases: readonly Purchase[], words: ShopperWords): Markup {
  const rows = purchases.map((purchase) => markup`<tr><td>${shortTime(purchase.at)}</td><td>${purchase.name} · ${purchase.country}<br><span class="muted small">${words.plans[purchase.plan]}</span></td><td class="wrap">${purchase.cart}</td><td class="n">${purchase.total ?? '–'}</td>
<td class="wrap"><span class="${TONES[purchase.result]}">${words.results[purchase.result]}</span>${purchase.detail === null ? null : markup`<br><span class="muted small">${purchase.detail}</span>`}</td>
<td>${purchase.status === null ? '–' : (words.orders[purchase.status] ?? purchase.status)}${purchase.orderId === null ? null : markup`<br><a class="small" href="/purchases/${purchase.id}/order" title="${words.openNote}">${words.open} …${purchase.orderId.slice(-6)}</a>`}</td></tr>`);
  const table = markup`<div class="scroll" tabindex="0" role="region" aria-label="${words.shoppers}"><table class="stack"><thead><tr><th scope="col">${words.when}</th><th scope="col">${words.shopper}</th><th scope="col">${words.cart}</th><th scope="col" class="n">${words.total}</th><th scope="col">${words.came}</th><th scope="col">${words.order}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  return markup`<section class="card"><h2>${words.shoppers}</h2>${rows.length === 0 ? markup`<p class="muted">${words.noShoppers}</p>` : markup`${table}<p class="muted small">${words.openNote}</p>`}</section>`;
}
