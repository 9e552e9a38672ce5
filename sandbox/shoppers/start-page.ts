import { clockStrip } from '../foundation/control-clock-strip';
import { languageLinks, partiesNav } from '../foundation/control-frame';
import { FRAME_WORDS } from '../foundation/control-words';
import { html } from '../foundation/answers';
import { markup, renderPage, type Markup } from '../foundation/render-page';
import type { Answer } from '../foundation/sandbox-error';
import type { SandboxRequest } from '../foundation/sandbox-request';
import type { PartyState } from './ask-party';
import type { Shop } from './read-shops';
import { PLANS, type Run } from './records';
import type { Shoppers } from './run-shoppers';
import { SHOPPER_WORDS, type ShopperWords } from './words';

type Shown = { readonly shoppers: Shoppers; readonly request: SandboxRequest; readonly parties: readonly PartyState[]; readonly shops: readonly Shop[] };

/** GET /: the third parties, the clock, and the shoppers. */
export function showStart({ shoppers, request, parties, shops }: Shown): Answer {
  const words = SHOPPER_WORDS[request.language];
  const body = markup`<h1>${words.title}</h1><p class="muted">${words.intro}</p>
<div class="grid">${parties.map((party) => partyCard(party, words))}</div>
<div class="grid two" style="margin-top:16px">${saleCard(shops, words)}${dayCard(shops, [...shoppers.runs.values()], words)}</div>
${runsCard([...shoppers.runs.values()].reverse().slice(0, 20), words)}`;
  return framePage({ shoppers, request, title: words.title, body });
}

/** Every page of this program: the ways to the others, the clock, what was refused, the body. */
export function framePage({ shoppers, request, title, body, refreshSeconds }: { shoppers: Shoppers; request: SandboxRequest; title: string; body: Markup; refreshSeconds?: number }): Answer {
  const { language } = request;
  const error = request.query.get('error');
  const whole = markup`${clockStrip({ clock: shoppers.clock, words: FRAME_WORDS[language], back: request.path })}${error === null ? null : markup`<p class="notice bad" role="alert">${error}</p>`}${body}`;
  return html(200, renderPage({ language, title, party: 'Ivan Reseller', body: whole, wide: true, nav: partiesNav('Start', request), languages: languageLinks(request), ...(refreshSeconds === undefined ? {} : { refreshSeconds }) }));
}

function partyCard({ name, url, isUp, faults }: PartyState, words: ShopperWords): Markup {
  const state = isUp ? markup`<span class="good">● ${words.running}</span>` : markup`<span class="bad">○ ${words.notAnswering}</span>`;
  const set = faults === 0 ? words.noFaults : markup`<span class="count">${words.faultsSet(faults)}</span>`;
  return markup`<section class="card"><h2><a href="${url}?lang=${words.code}">${name}</a></h2><p>${state}${isUp ? markup` · <span class="small muted">${set}</span>` : null}</p><code class="muted">${new URL(url).origin}</code></section>`;
}

function shopField(shops: readonly Shop[], words: ShopperWords): Markup {
  return markup`<label>${words.shop}<select name="shop">${shops.map(({ slug, name }) => markup`<option value="${slug}">${name}</option>`)}</select></label>`;
}

function saleCard(shops: readonly Shop[], words: ShopperWords): Markup {
  if (shops.length === 0) return markup`<section class="card"><h2>${words.sale}</h2><p class="muted">${words.noShop}</p></section>`;
  return markup`<section class="card"><h2>${words.sale}</h2><p class="muted small">${words.saleNote}</p><form class="fields" method="post" action="/sales?lang=${words.code}">
<div class="pair">${shopField(shops, words)}<label>${words.plan}<select name="plan">${PLANS.map((plan) => markup`<option value="${plan}">${words.plans[plan]}</option>`)}</select></label></div><button class="primary">${words.runSale}</button></form></section>`;
}

function dayCard(shops: readonly Shop[], runs: readonly Run[], words: ShopperWords): Markup {
  if (shops.length === 0) return markup`<section class="card"><h2>${words.day}</h2><p class="muted">${words.noShop}</p></section>`;
  const under = runs.find(({ kind, state }) => kind === 'day' && state === 'running');
  if (under !== undefined) return markup`<section class="card"><h2>${words.day}</h2><p><a href="/runs/${under.id}?lang=${words.code}">${words.dayRuns}</a></p></section>`;
  return markup`<section class="card"><h2>${words.day}</h2><p class="muted small">${words.dayNote}</p><form class="fields" method="post" action="/days?lang=${words.code}">
<div class="pair">${shopField(shops, words)}<label>${words.sales}<input type="number" name="sales" min="1" max="100" value="8"></label></div><button class="primary">${words.runDay}</button></form></section>`;
}

/** A moment in a table: `2026-11-28 16:17`. */
export const shortTime = (at: string): string => at.slice(0, 16).replace('T', ' ');

function runsCard(runs: readonly Run[], words: ShopperWords): Markup {
  const rows = runs.map((run) => markup`<tr><td><a href="/runs/${run.id}?lang=${words.code}">${run.kind === 'day' ? words.daySummary(run) : words.aSale}</a></td><td>${run.shop}</td><td>${shortTime(run.startedAt)}</td><td>${run.endedAt === null ? '–' : shortTime(run.endedAt)}</td><td class="${run.state === 'done' ? 'good' : 'warn'}">${words.states[run.state]}</td></tr>`);
  const table = markup`<div class="scroll" tabindex="0" role="region" aria-label="${words.runs}"><table><thead><tr><th scope="col">${words.what}</th><th scope="col">${words.shop}</th><th scope="col">${words.started}</th><th scope="col">${words.ended}</th><th scope="col">${words.state}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  return markup`<section class="card"><h2>${words.runs}</h2>${rows.length === 0 ? markup`<p class="muted">${words.noRuns}</p>` : table}</section>`;
}
