import { controlPath } from '@/sandbox/foundation/control-frame';
import { markup, type Markup } from '@/sandbox/foundation/render-page';
import { DOCUMENTED_ERRORS, type DocumentedError } from '../documented-errors';
import { METHOD_BY_NAME } from '../methods/registry';
import type { Words } from './words';

const FIRST = 'aliexpress.ds.order.create';

type Entry = { readonly error: DocumentedError; readonly index: number };

/** Every documented error, by method, with a button that makes it the answer of the next call. */
export function errorsPage(words: Words): Markup {
  const groups = Map.groupBy(DOCUMENTED_ERRORS.map((error, index) => ({ error, index })), ({ error }) => error.method);
  return markup`<h1>${words.errors}</h1><p class="muted">${words.errorsIntro}</p>${[...groups].map(([method, entries]) => group(method, entries, words))}`;
}

function group(method: string, entries: readonly Entry[], words: Words): Markup {
  const isEvery = method === '*';
  const option = (name: string) => markup`<option${name === FIRST ? markup` selected` : ''}>${name}</option>`;
  return markup`<details class="card"${method === FIRST ? markup` open` : ''}><summary>${isEvery ? words.everyMethod : markup`<code>${method}</code>`} <span class="muted">${entries.length}</span></summary>
<form method="post">${isEvery ? markup`<label style="max-width:420px;margin:8px 0">${words.method}<select name="method">${[...METHOD_BY_NAME.keys()].map(option)}</select></label>` : ''}
<ul class="lines">${entries.map((entry) => line(entry, words))}</ul></form></details>`;
}

function line({ error, index }: Entry, words: Words): Markup {
  const by = { fault: '', setting: words.bySetting, request: words.byRequest }[error.how.by];
  const notes = [by, error.mayHaveHappened ? words.mayHaveHappened : ''].filter((note) => note !== '').join(' · ');
  return markup`<li><span style="overflow-wrap:anywhere"><strong>${error.code}</strong>${error.subCode === undefined ? '' : markup` <code>${error.subCode}</code>`}${error.message === error.code ? '' : markup`<br><span class="small">${error.message}</span>`}${notes === '' ? '' : markup`<br><span class="muted small">${notes}</span>`}</span>
<button class="slim" style="flex:none" formaction="${controlPath(`/_control/errors/${index}`, words)}" aria-label="${words.nextCall}: ${error.code}">${words.nextCall}</button></li>`;
}
