import { renderControlPage, type PageOf } from './control-frame';
import type { FrameWords } from './control-words';
import type { Effect } from './create-effects';
import type { JournalEntry } from './create-request-journal';
import { markup, type Markup } from './render-page';
import type { Answer } from './sandbox-error';

const SHOWN = 100;

/** GET /_control/journal?call=&text=: what really happened, and every request with its bodies. */
export function showJournalPage({ controls, request, words }: PageOf): Answer {
  const call = request.query.get('call') ?? '';
  const text = (request.query.get('text') ?? '').trim();
  const wanted = text === '' ? {} : { text };
  const effects = controls.effects.list(wanted).slice(-SHOWN).reverse();
  const requests = controls.requests.list({ ...wanted, ...(call === '' ? {} : { call }), limit: SHOWN });
  const calls = [...new Set([...(controls.page.moreCalls ?? []), ...controls.router.calls()])];
  const isSearch = call !== '' || text !== '';
  const body = markup`<h1>${words.journal}</h1>
<form class="inline search" method="get" action="/_control/journal"><input type="hidden" name="lang" value="${words.code}"><label>${words.search}<input type="search" name="text" value="${text}"></label>
<label>${words.call}<select name="call"><option value="">${words.all}</option>${calls.map((name) => markup`<option value="${name}"${name === call ? markup` selected` : null}>${name}</option>`)}</select></label><button class="slim">${words.find}</button></form>
<section class="card"><h2>${words.effects}</h2>${effects.length === 0 ? empty(isSearch, words.noEffects, words) : effectTable(effects, words)}</section>
<section class="card"><h2>${words.requests} <span class="muted small">${words.newest} ${requests.length} / ${controls.requests.size}</span></h2>${requests.length === 0 ? empty(isSearch, words.noRequests, words) : markup`<ul class="lines requests">${requests.map((entry) => requestLine(entry, words))}</ul>`}</section>`;
  return renderControlPage(controls, request, { tab: 'journal', title: words.journal, body });
}

const empty = (isSearch: boolean, text: string, words: FrameWords): Markup => markup`<p class="muted">${isSearch ? words.nothingFound : text}</p>`;

const clockText = (at: string): string => at.slice(0, 19).replace('T', ' ');

function effectTable(effects: readonly Effect[], words: FrameWords): Markup {
  const rows = effects.map((effect) => markup`<tr><td>${clockText(effect.at)}</td><td>${effect.effect}</td><td class="n">${effect.amount === null ? '–' : `${effect.amount} ${effect.currency ?? ''}`}</td><td><code>${effect.id}</code></td><td><code>${effect.key ?? '–'}</code></td><td class="muted small">${Object.entries(effect.facts).map(([name, value]) => `${name} ${value}`).join(' · ')}</td></tr>`);
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${words.effects}"><table><thead><tr><th scope="col">${words.at}</th><th scope="col">${words.effect}</th><th scope="col" class="n">${words.amount}</th><th scope="col">${words.id}</th><th scope="col">${words.key}</th><th scope="col">${words.facts}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function requestLine(entry: JournalEntry, words: FrameWords): Markup {
  const tone = entry.status === null || entry.status >= 500 ? 'bad' : entry.status >= 400 ? 'warn' : 'good';
  const part = (title: string, text: string) => (text === '' ? null : markup`<p class="muted small">${title}</p><pre>${text}</pre>`);
  return markup`<li><details><summary><span class="when">${clockText(entry.at)}</span> <strong>${entry.call}</strong> <span class="${tone}">${entry.status ?? words.noAnswer}</span>${entry.fault === null ? null : markup` <span class="count">${words.fault}: ${words.kinds[entry.fault] ?? entry.fault}</span>`} <span class="muted small">${entry.ms} ms${entry.key === null ? null : markup` · <code>${entry.key}</code>`}</span></summary>
<p class="small"><code>${entry.method} ${entry.target}</code></p>${part(words.sent, entry.request)}${part(words.said, entry.answer)}</details></li>`;
}
