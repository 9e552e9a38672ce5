import { html, redirect } from '../../foundation/answers';
import { markup, renderPage, type Markup } from '../../foundation/render-page';
import type { Language, SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import type { World } from '../open-world';
import { findOrder } from '../orders/find-order';
import { PAYER } from '../orders/show-order';
import type { ApprovalOutcome, Order } from '../records';
import { PAYPAL_ACCENT } from '../paypal-accent';
import { approveOrder, backToShop, OUTCOMES } from './approve-order';
import { summaryPart } from './order-summary';
import { policyFor, readWindow, type ShopWindow } from './shop-window';
import { APPROVAL_WORDS, type ApprovalWords } from './words';

/** What one request for the page is about. */
type View = { readonly language: Language; readonly words: ApprovalWords; readonly window: ShopWindow | null };

function viewOf(request: SandboxRequest): View {
  return { language: request.language, words: APPROVAL_WORDS[request.language], window: readWindow(request.query) };
}

/** GET /checkoutnow?token=: the page on which the shopper approves or cancels. */
export function showApproval(world: World, request: SandboxRequest): Answer {
  const view = viewOf(request);
  const { words } = view;
  const order = findOrder(world, request.query.get('token') ?? '');
  if (order === null) return page(404, view, words.gone, markup`<h1>${words.gone}</h1><p class="muted">${words.goneNote}</p>`);
  if (order.status === 'COMPLETED') return page(200, view, words.paid, paidPart(order, words));
  return page(200, view, words.title, markup`${summaryPart(world, order, words, request.language)}${choicePart(order, view)}`);
}

/** POST /checkoutnow?token=: back to the shop with `token` (and `PayerID` when approved); from the shop's own window it is told there. */
export function decideApproval(world: World, request: SandboxRequest): Answer {
  const view = viewOf(request);
  const { words } = view;
  const order = findOrder(world, request.query.get('token') ?? '');
  if (order === null) return page(404, view, words.gone, markup`<h1>${words.gone}</h1><p class="muted">${words.goneNote}</p>`);
  const form = request.form();
  const approved = form.get('action') === 'pay';
  if (approved) approveOrder(world, order, outcomeOf(form.get('outcome')));
  const address = backToShop(order, approved);
  if (view.window === null && address !== null) return redirect(address);
  const title = approved ? words.approved : words.canceled;
  return page(200, view, title, markup`<h1>${title}</h1><p>${words.close}</p>${view.window === null ? null : resultPart(order, approved, view.window)}`);
}

function outcomeOf(text: string | null): ApprovalOutcome {
  return OUTCOMES.find((outcome) => outcome === text) ?? 'pay';
}

function page(status: number, { language, window }: View, title: string, body: Markup): Answer {
  return html(status, renderPage({ language, title, party: 'PayPal', body, accent: PAYPAL_ACCENT }), policyFor(window));
}

/** Read by the script beside it, which tells the shop's page and closes the window. */
function resultPart(order: Order, approved: boolean, window: ShopWindow): Markup {
  return markup`<div id="result" data-order="${order.id}" data-payer="${approved ? PAYER.id : ''}" data-result="${approved ? 'approved' : 'canceled'}" data-shop="${window.origin}"></div><script src="/web-sdk/v6/tell-shop"></script>`;
}

function paidPart(order: Order, words: ApprovalWords): Markup {
  const address = backToShop(order, true);
  return markup`<h1>${words.paid}</h1><p class="muted">${words.paidNote}</p>${address === null ? null : markup`<p><a href="${address}">${words.back}</a></p>`}`;
}

function choicePart(order: Order, { words, window }: View): Markup {
  const wasDeclined = order.refusals > 0 && order.status === 'APPROVED';
  const choice = (value: ApprovalOutcome, name: string, note: string) =>
    markup`<label class="choice"><input type="radio" name="outcome" value="${value}"${value === 'pay' ? markup` checked` : null}><span>${name}<br><span class="muted small">${note}</span></span></label>`;
  const inWindow = window === null ? null : markup`&amp;shop=${encodeURIComponent(window.origin)}&amp;in=${window.kind}`;
  return markup`${wasDeclined ? markup`<p class="notice" role="alert">${words.chooseAgain}</p>` : null}
<form method="post" action="/checkoutnow?token=${order.id}&amp;lang=${words.code}${inWindow}">
<fieldset><legend>${words.outcome}</legend>
${choice('pay', words.pays, words.paysNote)}${choice('decline', words.declines, words.declinesNote)}${order.isImmediate ? null : choice('bank', words.bank, words.bankNote)}${choice('review', words.reviews, words.reviewsNote)}${choice('decline-inside', words.deniedInside, words.deniedInsideNote)}</fieldset>
<div class="actions"><button class="primary wide" name="action" value="pay">${words.payNow}</button><button class="wide" name="action" value="cancel">${words.cancel}</button></div></form>`;
}
