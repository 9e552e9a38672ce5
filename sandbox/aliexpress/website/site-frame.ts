import { html } from '@/sandbox/foundation/answers';
import { languageLinks } from '@/sandbox/foundation/control-frame';
import { randomCode } from '@/sandbox/foundation/random-code';
import { Markup, markup, renderPage } from '@/sandbox/foundation/render-page';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import type { BuyerAccount } from '../rows';
import type { Supplier } from '../supplier';
import { ACCENT } from './accent';
import { SITE_WORDS, type SiteWords } from './words';
import { withCookie, type VisitorRow } from './visitors';
import type { SiteSettings } from './site-settings';

/** A page of the website on its way: who looks, in which words, under which settings. */
export type Visit = {
  readonly supplier: Supplier;
  readonly request: SandboxRequest;
  readonly visitor: VisitorRow;
  readonly buyer: BuyerAccount | null;
  readonly language: 'en' | 'es';
  readonly words: SiteWords;
  readonly site: SiteSettings;
  /** A fault of this page that is its own to act out. */
  readonly fault: { readonly kind: string; readonly value: string } | null;
};

export type SitePage = {
  readonly title: string;
  readonly body: Markup;
  readonly wide?: boolean;
  readonly status?: number;
  /** Runs on this page alone; nothing a seller wrote can. */
  readonly script?: string;
  /** Put where only the script can read it. */
  readonly model?: object;
};

/** The page in the frame of the sandbox, with the site's own ways: products, cart, orders, account. */
export function sitePage(visit: Visit, page: SitePage): Answer {
  const { words, language, visitor, buyer, request, site, fault } = visit;
  const nonce = randomCode(20);
  const nav = markup`<nav class="site"><a href="/">${words.home}</a><a href="/p/shoppingcart/index.html">${words.cart}${visitor.cart.length === 0 ? null : markup` <span class="count">${visitor.cart.length}</span>`}</a><a href="/p/order/index.html">${words.orders}</a>${
    buyer === null ? markup`<a href="/login">${words.signIn}</a>` : markup`<form method="post" action="/logout"><button class="slim" title="${buyer.login}">${words.signOut}</button></form>`
  }</nav>`;
  const hasPopup = site.popup || fault?.kind === 'popup';
  const body = markup`${STYLE}${hasPopup ? popup(words) : null}${page.body}${page.script === undefined ? null : inline(nonce, page)}`;
  const answer = html(page.status ?? 200, renderPage({ language, title: page.title, party: 'AliExpress', accent: ACCENT, wide: page.wide ?? true, body, nav, languages: languageLinks({ ...request, language }) }), {
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; script-src 'nonce-${nonce}'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  });
  return withCookie(answer, visitor);
}

/** The words of a visitor's language. */
export const wordsOf = (language: 'en' | 'es'): SiteWords => SITE_WORDS[language];

function inline(nonce: string, { script = '', model }: SitePage): Markup {
  // As the real page does: the model in a global, the program after it. "<" is written as an escape so that no title can end the script.
  const data = model === undefined ? '' : `window._d_c_={lifeCycleEventList:[{data:${JSON.stringify(model).replaceAll('<', '\\u003c')}}]};`;
  return new Markup(`<script nonce="${nonce}">${data}${script}</script>`);
}

/** Closed without a script, as everything on it has to be. */
function popup(words: SiteWords): Markup {
  return markup`<input type="checkbox" id="pop-close" class="pop-state"><div class="pop-layer comet-modal" role="dialog" aria-label="${words.popupTitle}"><div class="card"><h2>${words.popupTitle}</h2><p>${words.popupText}</p><label for="pop-close" class="pop-close-btn" role="button" tabindex="0">${words.close}</label></div></div>`;
}

const STYLE = new Markup(`<style>
nav.site{gap:2px}nav.site form{display:inline-flex}nav.site button.slim{border:0;background:none;color:var(--muted);font-weight:400;padding:4px 10px;min-height:36px}
.pop-state{position:absolute;opacity:0;pointer-events:none}.pop-layer{position:fixed;inset:0;background:#0009;display:grid;place-items:center;z-index:9;padding:16px}.pop-state:checked+.pop-layer{display:none}
.pop-close-btn{display:inline-block;padding:10px 16px;border:1px solid var(--line);border-radius:6px;color:var(--text);font-weight:600;cursor:pointer}
.item{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:32px;align-items:start}.item h1{font-size:20px;margin-bottom:8px}
.gallery{display:grid;gap:8px}.gallery img{display:block;width:100%;height:auto;aspect-ratio:4/5;object-fit:cover;border-radius:8px;background:var(--raised)}.gallery .more{display:grid;grid-template-columns:repeat(auto-fill,minmax(72px,1fr));gap:8px}.gallery .more img{aspect-ratio:1}
.money{font-size:28px;font-weight:700;min-height:42px}.money s{font-size:15px;font-weight:400;color:var(--muted);margin-left:8px}
.skus{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 16px}.skus button{min-height:44px;padding:6px 12px;font-weight:500;background:var(--raised)}.skus button.pic{padding:2px;width:60px;height:74px}.skus button.pic img{width:100%;height:100%;object-fit:cover;border-radius:4px;display:block}.skus button[aria-pressed=true]{background:var(--raised);color:var(--text);border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
.skus button:disabled,button:disabled{opacity:.45;cursor:not-allowed;text-decoration:line-through}
.picker{display:inline-flex;align-items:center;gap:4px}.picker input{width:72px;text-align:center;font:inherit;padding:8px;min-height:44px;border:1px solid var(--line);border-radius:6px;background:var(--surface);color:var(--text)}.picker button{min-width:44px;padding:0}
.buttons{display:flex;gap:12px;flex-wrap:wrap;margin:16px 0}.buttons button{flex:1 1 160px}.stage{min-height:60px}
iframe.desc{width:100%;height:520px;border:1px solid var(--line);border-radius:8px;background:#fff}
.two{display:grid;grid-template-columns:minmax(0,3fr) minmax(280px,2fr);gap:24px;align-items:start}.two .card:first-child{margin-top:0}
.line{display:grid;grid-template-columns:72px minmax(0,1fr) auto;gap:12px;align-items:start}.line img{width:72px;height:90px;object-fit:cover;border-radius:6px}.line p{margin:0}.line .t{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}.line .t a{color:inherit;text-decoration:none}.line .t a:hover{text-decoration:underline}
.order-item{padding:16px 0;border-bottom:1px solid var(--line)}.order-item:last-child{border:0}.order-item .head{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;margin-bottom:10px}
.fields.form{grid-template-columns:1fr 1fr}.fields.form .all{grid-column:1/-1}input[type=password],input[type=tel],input[type=email]{font:inherit;font-size:15px;color:var(--text);background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:8px 10px;width:100%;min-height:40px}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(180px,45%),1fr));gap:20px 16px}.tiles a{color:inherit;text-decoration:none;display:block}.tiles img{width:100%;height:auto;aspect-ratio:4/5;object-fit:cover;border-radius:8px;display:block;background:var(--raised)}.tiles .t{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;font-size:14px;line-height:1.35;margin:8px 0 2px}.tiles b{font-size:16px}
.chips{display:flex;flex-wrap:wrap;gap:6px;margin:0 0 20px}.chips a{padding:6px 12px;border:1px solid var(--line);border-radius:18px;color:var(--text);text-decoration:none;font-size:14px}.chips a[aria-current]{background:var(--accent);color:var(--on-accent);border-color:var(--accent)}
.late{animation:late 0s linear forwards;visibility:hidden}@keyframes late{to{visibility:visible}}
.link{border:0;background:none;color:var(--accent);padding:0;min-height:0;font-weight:500;text-decoration:underline}.slider input{width:100%;height:44px;accent-color:var(--accent)}
@media (max-width:760px){.line .each{grid-column:2}.line:has(.each){grid-template-columns:72px minmax(0,1fr)}.item,.two{grid-template-columns:minmax(0,1fr);gap:20px}.fields.form{grid-template-columns:1fr}}
</style>`);
