import { randomBytes } from 'node:crypto';
import { html, redirect } from '@/sandbox/foundation/answers';
import { renderPage } from '@/sandbox/foundation/render-page';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import type { BuyerAccount } from '../rows';
import type { Supplier } from '../supplier';
import { ACCENT } from '../website/accent';
import { consentPage, consentErrorPage } from './consent-page';

const SESSION_COOKIE = 'ae_sandbox_buyer';

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
  // force_auth shows the sign-in again; without it the account of the last consent in this browser is offered alone, beside a way to another.
  const signedIn = request.query.get('force_auth') === 'true' ? undefined : buyerOf(supplier, sessionOf(request));
  const buyers = signedIn === undefined ? supplier.buyers : [signedIn];
  const other = new URLSearchParams(request.query);
  other.set('force_auth', 'true');
  return page(200, 'Authorize', consentPage(buyers, consent, signedIn === undefined ? null : `/oauth/authorize?${other.toString()}`));
}

function sessionOf(request: SandboxRequest): string {
  const cookies = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return cookies.find((pair) => pair.startsWith(`${SESSION_COOKIE}=`))?.slice(SESSION_COOKIE.length + 1) ?? '';
}

function buyerOf(supplier: Supplier, userId: string): BuyerAccount | undefined {
  return supplier.buyers.find((account) => account.userId === userId);
}

/** POST /oauth/authorize: the form of that page. Fields: client_id, redirect_uri, state, buyer (user id), decision (authorize or deny). */
export function decideConsent(supplier: Supplier, request: SandboxRequest): Answer {
  const fields = request.form();
  const consent = read(fields);
  const fault = faultOf(supplier, fields, consent);
  if (fault !== null) return page(400, 'Cannot authorize', consentErrorPage(fault));
  const target = new URL(consent.redirectUri);
  const decision = fields.get('decision');
  const buyer = buyerOf(supplier, fields.get('buyer') ?? '');
  if (decision === 'deny') {
    target.searchParams.set('error', 'access_denied');
  } else {
    if (decision !== 'authorize' || buyer === undefined) return page(400, 'Cannot authorize', consentErrorPage('Choose a buyer account and press one of the two buttons.'));
    target.searchParams.set('code', issueCode(supplier, buyer.userId));
  }
  if (consent.state !== '') target.searchParams.set('state', consent.state);
  const answer = redirect(target.href);
  if (decision === 'deny' || buyer === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'set-cookie': `${SESSION_COOKIE}=${buyer.userId}; Path=/oauth; HttpOnly; SameSite=Lax` } };
}

function issueCode(supplier: Supplier, userId: string): string {
  const code = `3_${supplier.config.appKey}_${randomBytes(18).toString('base64url')}`;
  supplier.codes.put(code, { code, userId, expiresAtMs: supplier.clock.nowMs() + supplier.settings().codeLifetimeSeconds * 1000, usedAtMs: null });
  return code;
}
