import { redirect } from '@/sandbox/foundation/answers';
import { markup } from '@/sandbox/foundation/render-page';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import { safeBack } from './gates';
import { sitePage, type Visit } from './site-frame';
import { keepVisitor, withCookie } from './visitors';

/** Of every account of this sandbox; there is nothing here to protect. */
export const PASSWORD = 'sandbox-buyer';

const HOUR_MS = 3_600_000;

/** GET /login */
export function showLogin(visit: Visit, wrong = false): Answer {
  const { words, supplier, request } = visit;
  const back = safeBack(request.query.get('return_url'));
  const said = wrong ? words.wrongLogin : request.query.get('expired') === '1' ? words.expired : null;
  const body = markup`<h1>${words.login}</h1>${said === null ? null : markup`<p class="notice bad" role="alert">${said}</p>`}
<form method="post" action="/login?return_url=${encodeURIComponent(back)}" class="fields"><label>${words.loginId}<input type="text" id="fm-login-id" name="fm-login-id" autocomplete="username" required></label>
<label>${words.password}<input type="password" id="fm-login-password" name="fm-login-password" autocomplete="current-password" required></label><button class="primary login-button">${words.signIn}</button></form>
<section class="card"><h2>${words.accounts}</h2>${supplier.buyers.map((buyer) => markup`<div class="row"><code>${buyer.login}</code><span>${buyer.country}</span></div>`)}<div class="row"><span class="muted">${words.samePassword}</span><code>${PASSWORD}</code></div></section>`;
  return sitePage(visit, { title: words.login, body, wide: false, status: wrong ? 401 : 200 });
}

/** POST /login */
export function signIn(visit: Visit): Answer {
  const { supplier, request, visitor, site } = visit;
  const form = request.form();
  const buyer = supplier.buyers.find((each) => each.login === (form.get('fm-login-id') ?? '').trim().toLowerCase());
  if (buyer === undefined || form.get('fm-login-password') !== PASSWORD) return showLogin(visit, true);
  const addressId = visitor.buyerId === buyer.userId ? visitor.addressId : null;
  const signed = keepVisitor(supplier, visitor, { buyerId: buyer.userId, addressId, signInEndsAtMs: supplier.clock.nowMs() + site.signInHours * HOUR_MS });
  return withCookie(redirect(safeBack(request.query.get('return_url'))), signed);
}

/** POST /logout */
export function signOut(visit: Visit): Answer {
  return withCookie(redirect('/'), keepVisitor(visit.supplier, visit.visitor, { buyerId: null, signInEndsAtMs: 0, addressId: null }));
}
