import { markup, type Markup } from '../../foundation/render-page';

/** A choice of one of the options; `texts` says what the reader sees where that is not the value itself. */
export function select(name: string, label: string, options: readonly string[], chosen = '', texts: Readonly<Record<string, string>> = {}): Markup {
  return markup`<label>${label}<select name="${name}">${options.map((option) => markup`<option value="${option}"${option === chosen ? markup` selected` : null}>${texts[option] ?? option}</option>`)}</select></label>`;
}

export function field(name: string, label: string, value: string, type: 'text' | 'number' = 'text'): Markup {
  return markup`<label>${label}<input type="${type}" name="${name}" value="${value}"></label>`;
}

export function hidden(name: string, value: string): Markup {
  return markup`<input type="hidden" name="${name}" value="${value}">`;
}
