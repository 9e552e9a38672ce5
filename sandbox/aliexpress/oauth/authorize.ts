import { randomBytes } from 'node:crypto';
import { html, redirect } from '@/sandbox/foundation/answers';
import { renderPage } from '@/sandbox/foundation/render-page';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import type { Supplier } from '../supplier';
import { ACCENT } from '../website/accent';
import { consentPage, consentErrorPage } from './consent-page';

const CODE_LIFETIME_MS = 180_000;

export type ConsentRequest = { readonly clientId: string; readonly redirectUri: string; readonly state: string };

const read = (fields: URLSearchParams): ConsentRequest => ({
  clientId: fields.get('client_id') ?? '',
  redirectUri: fields.get('redirect_uri') ?? '',
  state: fields.get('state') ?? '',
});

/** What is wrong with the request for consent, in words for the page, or null. Nothing may be sent to an address that is not registered. */
function faultOf(supplier: Supplier, fields: URLSearchParams, consent: ConsentRequest): string | null {
  if (consent.clientId !== supplier.config.appKey) return 'The application (client_id) is not known here.';
  if ((fields.get('response_type') ?? 'code') !== 'code') return 'response_type must be "code".';
  if (!supplier.settings().redirectUris.includes(consent.redirectUri)) return 'The redirect_uri is not the callback address of this application.';
  return null;
}

function page(status: number, title: string, body: Parameters<typeof renderPage>[0]['body']): Answer {
  return html(status, renderPage({ language: 'en', title, party: 'AliExpress', accent: ACCENT, body }));
}

/** GET /oauth/authorize: the page where a buyer account lets the application in. */
export function showConsent(supplier: Supplier, request: SandboxRequest): Answer {
  const consent = read(request.query);
  const fault = faultOf(supplier, request.query, consent);
  if (fault !== null) return page(400, 'Cannot authorize', consentErrorPage(fault));
  return page(200, 'Authorize', consentPage(supplier.buyers, consent));
}

/** POST /oauth/authorize: the form of that page. Fields: client_id, redirect_uri, state, buyer (user id), decision (authorize or deny). */
export function decideConsent(supplier: Supplier, request: SandboxRequest): Answer {
  const fields = request.form();
  const consent = read(fields);
  const fault = faultOf(supplier, fields, consent);
  if (fault !== null) return page(400, 'Cannot authorize', consentErrorPage(fault));
  const target = new URL(consent.redirectUri);
  const decision = fields.get('decision');
  if (decision === 'deny') {
    target.searchParams.set('error', 'access_denied');
  } else {
    const buyer = supplier.buyers.find((account) => account.userId === fields.get('buyer'));
    if (decision !== 'authorize' || buyer === undefined) return page(400, 'Cannot authorize', consentErrorPage('Choose a buyer account and press one of the two buttons.'));
    target.searchParams.set('code', issueCode(supplier, buyer.userId));
  }
  if (consent.state !== '') target.searchParams.set('state', consent.state);
  return redirect(target.href);
}

function issueCode(supplier: Supplier, userId: string): string {
  const code = `3_${supplier.config.appKey}_${randomBytes(18).toString('base64url')}`;
  supplier.codes.put(code, { code, userId, expiresAtMs: supplier.clock.nowMs() + CODE_LIFETIME_MS, usedAtMs: null });
  return code;
}
