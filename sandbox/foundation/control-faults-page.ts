import { controlPath, renderControlPage, type PageOf } from './control-frame';
import type { FrameWords } from './control-words';
import { TRANSPORT_FAULTS, type Fault } from './create-switches';
import { markup, type Markup } from './render-page';
import type { Answer } from './sandbox-error';

/** GET /_control/faults: what is set, each with its button to remove it, and a form for another. */
export function showFaultsPage({ controls, request, words }: PageOf): Answer {
  const body = markup`<h1>${words.faults}</h1>
<section class="card"><h2>${words.setFaults}</h2>${setFaults(controls.switches.list(), words)}</section>
<div class="grid two">${newFault({ controls, request, words })}
<section class="card"><h2>${words.latency}</h2><form class="inline" method="post" action="${controlPath('/_control/latency', words)}"><label>${words.ms}<input type="number" name="ms" min="0" max="600000" value="${controls.switches.latencyMs()}"></label><button class="slim">${words.set}</button></form><p class="muted small">${words.latencyNote}</p></section></div>`;
  return renderControlPage(controls, request, { tab: 'faults', title: words.faults, body });
}

function setFaults(faults: readonly Fault[], words: FrameWords): Markup {
  if (faults.length === 0) return markup`<p class="muted">${words.noFaults}</p>`;
  const remove = (fault: Fault) => markup`<form method="post" action="${controlPath(`/_control/faults/${fault.id}/remove`, words)}"><button class="slim" aria-label="${words.remove}: ${fault.call}, ${kindText(fault.kind, words)}">${words.remove}</button></form>`;
  const rows = faults.map((fault) => markup`<li><span><strong>${kindText(fault.kind, words)}</strong>${details(fault)}<br><code>${fault.call === '*' ? words.everyCall : fault.call}</code><br><span class="muted small">${oftenText(fault, words)} · ${words.hitsOf(String(fault.hits), String(fault.seen))}</span></span>${remove(fault)}</li>`);
  return markup`<ul class="lines">${rows}</ul><form method="post" action="${controlPath('/_control/faults/clear', words)}"><button class="slim">${words.allOff}</button></form>`;
}

const kindText = (kind: string, words: FrameWords): string => words.kinds[kind] ?? kind;

function details({ status, delayMs, value }: Fault): string {
  const parts = [status === undefined ? '' : `HTTP ${String(status)}`, delayMs === undefined ? '' : `${String(delayMs)} ms`, value ?? ''].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` · ${parts.join(' · ')}`;
}

function oftenText({ times, share, seed }: Fault, words: FrameWords): string {
  const until = times === null ? words.always : times === 1 ? words.once : words.timesLeft(String(times));
  return share === undefined ? until : `${words.shareOf(String(Math.round(share * 1_000) / 10), seed ?? '')}, ${until}`;
}

function newFault({ controls: { page, router }, words }: PageOf): Markup {
  const calls = [...new Set([...(page.moreCalls ?? []), ...router.calls()])];
  const options = (kinds: readonly string[]) => kinds.map((kind) => markup`<option value="${kind}">${kindText(kind, words)}</option>`);
  const number = (name: string, label: string, bounds: Markup) => markup`<label>${label}<input type="number" name="${name}" ${bounds}></label>`;
  return markup`<section class="card"><h2>${words.newFault}</h2><form method="post" action="${controlPath('/_control/faults', words)}" class="fields">
<label>${words.call}<select name="call"><option value="*">${words.everyCall}</option>${calls.map((call) => markup`<option value="${call}">${call}</option>`)}</select></label>
<label>${words.kind}<select name="kind"><optgroup label="${words.connection}">${options(TRANSPORT_FAULTS)}</optgroup>${page.ownFaults.length === 0 ? null : markup`<optgroup label="${words.own}">${options(page.ownFaults)}</optgroup>`}</select></label>
<div class="pair"><label>${words.often}<select name="often"><option value="once">${words.once}</option><option value="times">${words.someTimes}</option><option value="always">${words.always}</option></select></label>${number('times', words.times, markup`min="1" max="1000000" value="3"`)}</div>
<div class="pair">${number('percent', words.share, markup`min="1" max="100" value="100"`)}<label>${words.seed}<input type="text" name="seed" value="1"></label></div>
<details><summary>${words.more}</summary><div class="fields"><div class="pair">${number('status', words.status, markup`min="400" max="599" placeholder="500"`)}${number('delayMs', words.ms, markup`min="0" max="600000" placeholder="1000"`)}</div>
<label>${words.detail}<input type="text" name="value" maxlength="200"></label><p class="muted small">${words.detailNote}</p></div></details>
<button class="primary">${words.add}</button></form></section>`;
}
