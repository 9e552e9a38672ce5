import { markup, type Markup } from '@/sandbox/foundation/render-page';
import type { Supplier } from '../supplier';
import { ordersCard, pushesCard, tokensCard } from './control-lists';
import { stockCard } from './stock-card';
import { WORDS } from './words';

/** The overview: orders, access, push messages and stock. */
export function controlPage(supplier: Supplier, language: 'en' | 'es'): Markup {
  const words = WORDS[language];
  return markup`<h1>${words.title}</h1><p class="muted">${words.intro}</p>
${ordersCard(supplier, words)}${pushesCard(supplier, words)}
<div class="grid two">${tokensCard(supplier, words)}${stockCard(supplier, words)}</div>`;
}
