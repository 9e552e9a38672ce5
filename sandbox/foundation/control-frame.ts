import { html } from './answers';
import type { RequestJournal } from './create-request-journal';
import type { Effects } from './create-effects';
import type { Router } from './create-router';
import type { SandboxClock } from './create-sandbox-clock';
import type { Switches } from './create-switches';
import { clockStrip } from './control-clock-strip';
import { FRAME_WORDS, type FrameWords } from './control-words';
import { readPeers } from './read-peers';
import { markup, renderPage, type Accent, type Markup } from './render-page';
import type { Answer } from './sandbox-error';
import type { SandboxRequest } from './sandbox-request';

/** What a program is on its control pages. */
export type ControlParty = {
  readonly party: string;
  readonly accent?: Accent;
  /** Kinds of faults beside those of the connection. */
  readonly ownFaults: readonly string[];
  /** Calls that the router does not know by a name of their own. */
  readonly moreCalls?: readonly string[];
  /** Pages of this party alone, shown after the overview. */
  readonly moreTabs?: readonly { readonly name: string; readonly path: string; readonly label: { readonly en: string; readonly es: string } }[];
};

export type Controls = { readonly router: Router; readonly clock: SandboxClock; readonly switches: Switches; readonly effects: Effects; readonly requests: RequestJournal; readonly page?: ControlParty };
export type PageOf = { readonly controls: Controls & { readonly page: ControlParty }; readonly request: SandboxRequest; readonly words: FrameWords };

/** The address of a control page in the reader's language. */
export function controlPath(path: string, words: { readonly code: string }): string {
  return `${path}?lang=${words.code}`;
}

/**
 * A control page in the frame that all of them share: the way to the other third parties, the one clock, the three parts of this one.
 * `error` in the address (what a form was refused for) is said at the top.
 */
export function renderControlPage(controls: Controls & { readonly page: ControlParty }, request: SandboxRequest, shown: { readonly tab: string; readonly title: string; readonly body: Markup }): Answer {
  const words = FRAME_WORDS[request.language];
  const error = request.query.get('error');
  const body = markup`${clockStrip({ clock: controls.clock, words, back: request.path })}
<nav class="tabs" aria-label="${controls.page.party}">${tab('overview', '/_control', words.overview)}${(controls.page.moreTabs ?? []).map(({ name, path, label }) => tab(name, path, label[request.language]))}${tab('faults', '/_control/faults', words.faults, controls.switches.list().length)}${tab('journal', '/_control/journal', words.journal)}</nav>
${error === null ? null : markup`<p class="notice bad" role="alert">${error}</p>`}${shown.body}`;
  return html(200, renderPage({ ...controls.page, language: request.language, title: shown.title, body, wide: true, nav: partiesNav(controls.page.party, request), languages: languageLinks(request) }));

  function tab(name: string, path: string, label: string, count = 0): Markup {
    return markup`<a href="${controlPath(path, words)}"${name === shown.tab ? markup` aria-current="page"` : null}>${label}${count === 0 ? null : markup` <span class="count">${count}</span>`}</a>`;
  }
}

/** The ways to the start page and the other third parties that run here. */
export function partiesNav(party: string, { language }: SandboxRequest): Markup | null {
  const peers = readPeers();
  if (peers.length === 0) return null;
  return markup`<nav class="parties" aria-label="${FRAME_WORDS[language].sharedWith}">${peers.map((peer) => markup`<a href="${peer.url}?lang=${language}"${peer.name === party ? markup` aria-current="true"` : null}>${peer.name === 'Start' ? FRAME_WORDS[language].start : peer.name}</a>`)}</nav>`;
}

/** The same page in the other language. */
export function languageLinks({ path, query, language }: SandboxRequest): Markup {
  const link = (code: 'en' | 'es', name: string) => {
    const kept = new URLSearchParams(query);
    kept.set('lang', code);
    return markup`<a href="${path}?${kept.toString()}" lang="${code}" hreflang="${code}"${code === language ? markup` aria-current="true"` : null}>${name}</a>`;
  };
  return markup`<span class="languages">${link('en', 'English')}${link('es', 'Español')}</span>`;
}
