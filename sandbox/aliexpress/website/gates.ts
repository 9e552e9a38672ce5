import { content, redirect } from '@/sandbox/foundation/answers';
import type { Handler } from '@/sandbox/foundation/create-router';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import type { Supplier } from '../supplier';
import { wordsOf, type Visit } from './site-frame';
import { siteSettings } from './site-settings';
import { buyerOf, keepVisitor, visitorOf, withCookie, type VisitorRow } from './visitors';

/** What can be switched on for a page of the website (faults of the calls `website.…`), beside the faults of every call. */
export const SITE_FAULTS = ['captcha', 'blank', 'login-expired', 'popup', 'price-change', 'address-refused', 'no-shipping', 'sold-out', 'sku-gone'] as const;

const MINUTE_MS = 60_000;
const MOST_KEPT = 300;

export const PUNISH = '/_____tmd_____/punish';

/** Opens a page for a visitor: the walls first (captcha, nothing at all), then who it is, then the page. */
export function page(supplier: Supplier, show: (visit: Visit) => Answer | Promise<Answer>): Handler {
  return async (request) => {
    const fault = request.fault;
    let visitor = countPage(supplier, visitorOf(supplier, request));
    if (fault?.kind === 'captcha') visitor = keepVisitor(supplier, visitor, { isWalled: true });
    if (visitor.isWalled) return withCookie(redirect(wallPath(request)), visitor);
    if (fault?.kind === 'blank') return withCookie(blank(), visitor);
    if (fault?.kind === 'login-expired') visitor = keepVisitor(supplier, visitor, { signInEndsAtMs: 0 });
    return show(visitOf(supplier, request, visitor));
  };
}

/** A page that only an account sees; others are asked to sign in and then led back. */
export function accountPage(supplier: Supplier, show: (visit: Visit & { readonly buyer: NonNullable<Visit['buyer']> }) => Answer | Promise<Answer>): Handler {
  return page(supplier, (visit) => {
    const { buyer, visitor, request } = visit;
    if (buyer !== null) return show({ ...visit, buyer });
    const back = request.method === 'GET' ? `${request.path}${request.query.size === 0 ? '' : `?${request.query.toString()}`}` : '/p/order/index.html';
    return withCookie(redirect(`/login?return_url=${encodeURIComponent(back)}${visitor.buyerId === null ? '' : '&expired=1'}`), visitor);
  });
}

export function visitOf(supplier: Supplier, request: SandboxRequest, visitor: VisitorRow): Visit {
  const language = visitor.language ?? request.language;
  const fault = request.fault === null ? null : { kind: request.fault.kind, value: request.fault.value ?? '' };
  return { supplier, request, visitor, buyer: buyerOf(supplier, visitor), language, words: wordsOf(language), site: siteSettings(supplier), fault };
}

function countPage(supplier: Supplier, visitor: VisitorRow): VisitorRow {
  const { pagesPerMinute } = siteSettings(supplier);
  if (pagesPerMinute === 0) return visitor;
  const nowMs = supplier.clock.nowMs();
  const openedAtMs = [...visitor.openedAtMs.filter((atMs) => atMs > nowMs - MINUTE_MS), nowMs].slice(-MOST_KEPT);
  return keepVisitor(supplier, visitor, { openedAtMs, isWalled: visitor.isWalled || openedAtMs.length > pagesPerMinute });
}

function wallPath({ method, path, query }: SandboxRequest): string {
  const back = method === 'GET' ? `${path}${query.size === 0 ? '' : `?${query.toString()}`}` : '/';
  return `${PUNISH}?x5secdata=xd${Buffer.from(back).toString('hex').slice(0, 24)}&x5step=2&return_url=${encodeURIComponent(back)}`;
}

/** The quiet wall: a large page with an empty body. */
function blank(): Answer {
  return content(200, 'text/html; charset=utf-8', `<!doctype html><html><head><meta charset="utf-8"><title></title>${`<!-- ${'x'.repeat(96)} -->\n`.repeat(400)}</head><body></body></html>`, { 'cache-control': 'no-store' });
}

/** An address on this site to go back to; anything else is the start page. */
export function safeBack(text: string | null): string {
  return text !== null && /^\/(?![/\\])[^\s\\]*$/.test(text) ? text : '/';
}
