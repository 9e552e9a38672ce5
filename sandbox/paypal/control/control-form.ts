import { markup, type Markup } from '../../foundation/render-page';
import type { World } from '../open-world';
import type { ControlWords } from './words';

export type Place = { readonly world: World; readonly words: ControlWords };

/** A form of the control page that posts one action and comes back. */
export function form(words: ControlWords, action: string, fields: Markup, button: string): Markup {
  return markup`<form class="inline" method="post" action="/_control?lang=${words.code}"><input type="hidden" name="action" value="${action}">${fields}<button class="slim">${button}</button></form>`;
}
