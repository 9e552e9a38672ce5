import { redirect } from '@/sandbox/foundation/answers';
import { markup } from '@/sandbox/foundation/render-page';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import { PUNISH, safeBack } from './gates';
import { sitePage, type Visit } from './site-frame';
import { keepVisitor, withCookie } from './visitors';

/** GET …/punish: the slider. A person drags it; a program has to stop here. */
export function showCaptcha(visit: Visit, missed = false): Answer {
  const { words, request } = visit;
  const back = safeBack(request.query.get('return_url'));
  const body = markup`<h1>${words.captcha}</h1><p>${words.unusual}</p><div class="card nc_wrapper baxia-dialog-content" id="nocaptcha">
<form method="post" action="${PUNISH}?return_url=${encodeURIComponent(back)}" class="slider fields"><label for="nc_1_n1z">${words.slide}</label><input type="range" id="nc_1_n1z" class="nc_iconfont btn_slide" name="slid" min="0" max="100" value="0">
${missed ? markup`<p class="bad" role="alert">${words.notSlid}</p>` : null}<button class="primary">${words.confirmSlide}</button></form></div>`;
  return sitePage(visit, { title: words.captcha, body, wide: false });
}

/** POST …/punish */
export function solveCaptcha(visit: Visit): Answer {
  const { supplier, request, visitor } = visit;
  if (request.form().get('slid') !== '100') return showCaptcha(visit, true);
  supplier.effects.record({ effect: 'captcha-solved', key: null, id: visitor.id, amount: null, currency: null });
  return withCookie(redirect(safeBack(request.query.get('return_url'))), keepVisitor(supplier, visitor, { isWalled: false, openedAtMs: [] }));
}
