import { randomCode } from '@/sandbox/foundation/random-code';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import type { Language, SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import type { BuyerAccount } from '../rows';
import type { Supplier } from '../supplier';

/** A browser on the website, known by its cookie. Kept on disk: a restart signs nobody out. */
export type VisitorRow = {
  readonly id: string;
  readonly buyerId: string | null;
  readonly signInEndsAtMs: number;
  readonly language: Language | null;
  /** Where the goods go, as chosen on the product page. */
  readonly country: string;
  /** Products whose page was opened: the order page refuses all others. */
  readonly visited: readonly string[];
  readonly addressId: string | null;
  readonly cart: readonly CartLine[];
  /** Behind the captcha until it is solved by hand. */
  readonly isWalled: boolean;
  /** When its latest pages were opened, for the limit per minute. */
  readonly openedAtMs: readonly number[];
};

export type CartLine = { readonly productId: string; readonly skuId: string; readonly quantity: number };

const COOKIE = 'xman_us_t';
const MOST_VISITED = 50;

const tableOf = (supplier: Supplier) => supplier.store.table<VisitorRow>('website-visitors');

/** The visitor of this request; a new one where the browser is not known yet. */
export function visitorOf(supplier: Supplier, request: SandboxRequest): VisitorRow {
  const id = /(?:^|;\s*)xman_us_t=([A-Z0-9]{24})(?:;|$)/.exec(request.headers.cookie ?? '')?.[1];
  const known = id === undefined ? undefined : tableOf(supplier).get(id);
  const asked = request.query.has('lang') ? request.language : null;
  if (known !== undefined) return asked === null || asked === known.language ? known : keepVisitor(supplier, known, { language: asked });
  return keepVisitor(supplier, { id: randomCode(24), buyerId: null, signInEndsAtMs: 0, language: asked, country: 'US', visited: [], addressId: null, cart: [], isWalled: false, openedAtMs: [] }, {});
}

export function keepVisitor(supplier: Supplier, visitor: VisitorRow, change: Partial<VisitorRow>): VisitorRow {
  const next = { ...visitor, ...change };
  tableOf(supplier).put(next.id, next);
  return next;
}

/** The account that is signed in, while its time lasts. */
export function buyerOf(supplier: Supplier, visitor: VisitorRow): BuyerAccount | null {
  if (visitor.buyerId === null || visitor.signInEndsAtMs <= supplier.clock.nowMs()) return null;
  return supplier.buyers.find((buyer) => buyer.userId === visitor.buyerId) ?? null;
}

export function rememberVisit(supplier: Supplier, visitor: VisitorRow, productId: string): VisitorRow {
  return visitor.visited.includes(productId) ? visitor : keepVisitor(supplier, visitor, { visited: [...visitor.visited, productId].slice(-MOST_VISITED) });
}

/** Gives the browser its cookie. */
export function withCookie(answer: Answer, visitor: VisitorRow): Answer {
  return { ...answer, headers: { ...answer.headers, 'set-cookie': `${COOKIE}=${visitor.id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000` } };
}
