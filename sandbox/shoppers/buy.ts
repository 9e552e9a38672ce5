import { randomUUID } from 'node:crypto';
import { openBrowser, type Browser, type Page } from './open-browser';
import type { Person } from './people';
import type { Plan, Purchase, Result } from './records';

type Wish = { readonly appUrl: string; readonly shop: string; readonly person: Person; readonly plan: Plan; /** From 0 to below 1: which of the goods. */ readonly pick: () => number };
type Way = Pick<Purchase, 'cart' | 'orderId' | 'paypalOrderId' | 'total' | 'result' | 'detail' | 'cookie'>;
type Choice = { readonly variantId: string; readonly quantity: number; readonly slug: string; readonly text: string };

/** The shop or PayPal said no: what it said is kept. */
class Refused extends Error {
  readonly result: Result;
  constructor(result: Result, detail: string) {
    super(detail);
    this.result = result;
  }
}

/**
 * One shopper, from the shop page to the return from PayPal, over HTTP alone: shop page, product list, product page, a cart of one or two
 * goods, the order, PayPal's page, the way back and the capture, with one browser's cookies. Never throws: what went wrong is the result.
 */
export async function buy(wish: Wish): Promise<Way> {
  const browser = openBrowser(wish.appUrl);
  const way: { -readonly [Key in keyof Way]: Way[Key] } = { cart: '', orderId: null, paypalOrderId: null, total: null, result: 'failed', detail: null, cookie: null };
  try {
    const choices = await chooseGoods(browser, wish);
    way.cart = choices.map(({ text }) => text).join(', ');
    const order = await startOrder(browser, wish, choices);
    Object.assign(way, { orderId: order.orderId, paypalOrderId: order.paypalOrderId, total: order.total.display });
    const returnUrl = await decideAtPaypal(browser, order.approveUrl, wish.plan);
    way.result = await comeBack(browser, wish, order.paypalOrderId, returnUrl);
  } catch (error) {
    way.result = error instanceof Refused ? error.result : 'failed';
    way.detail = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
  }
  way.cookie = browser.cookie();
  return way;
}

type Listed = { readonly slug: string; readonly title: string; readonly variants: readonly { readonly id: string; readonly name: string; readonly available: boolean }[] };

async function chooseGoods(browser: Browser, { appUrl, shop, pick }: Wish): Promise<Choice[]> {
  expectPage(await browser.get(`${appUrl}/s/${shop}`), `the shop ${shop}`);
  const list = await browser.get(`${appUrl}/api/shops/${shop}/products?limit=50`);
  expectPage(list, 'the product list');
  const { items } = JSON.parse(list.text) as { items: readonly Listed[] };
  const onSale = items.flatMap((item) => item.variants.filter(({ available }) => available).map((variant) => ({ item, variant })));
  if (onSale.length === 0) throw new Refused('refused', 'nothing is on sale in this shop');
  const choices = new Map<string, Choice>();
  for (let count = pick() < 0.3 ? 2 : 1; count > 0; count -= 1) {
    const { item, variant } = onSale[Math.floor(pick() * onSale.length)] as (typeof onSale)[number];
    const quantity = pick() < 0.2 ? 2 : 1;
    choices.set(variant.id, { variantId: variant.id, quantity, slug: item.slug, text: `${String(quantity)} × ${item.title}${variant.name === '' ? '' : `, ${variant.name}`}` });
  }
  for (const { slug } of choices.values()) expectPage(await browser.get(`${appUrl}/s/${shop}/p/${slug}`), `the product ${slug}`);
  return [...choices.values()];
}

function expectPage(page: Page, what: string): void {
  if (page.status !== 200) throw new Refused(page.status >= 500 ? 'failed' : 'refused', `${what} answered ${String(page.status)}`);
}

type Started = { readonly orderId: string; readonly paypalOrderId: string; readonly approveUrl: string; readonly total: { readonly display: string } };

async function startOrder(browser: Browser, { appUrl, shop, person }: Wish, choices: readonly Choice[]): Promise<Started> {
  const body = { shop, items: choices.map(({ variantId, quantity }) => ({ variantId, quantity })), email: person.email, shippingAddress: person.address, locale: person.address['country'] === 'ES' ? 'es' : 'en' };
  const page = await browser.postJson(`${appUrl}/api/paypal/create-order`, body, { 'idempotency-key': randomUUID() });
  if (page.status !== 201) throw new Refused(page.status >= 500 ? 'failed' : 'refused', problemOf(page));
  return JSON.parse(page.text) as Started;
}

/** What a problem document says (RFC 9457). */
function problemOf({ status, text }: Page): string {
  try {
    const { title, detail, code } = JSON.parse(text) as { title?: string; detail?: string; code?: string };
    return [title, detail].filter((part) => part !== undefined).join('. ') || (code ?? String(status));
  } catch {
    return `answered ${String(status)}`;
  }
}

/** PayPal's page, as a person uses it: read, choose, press. Answers where PayPal sends the shopper. */
async function decideAtPaypal(browser: Browser, approveUrl: string, plan: Plan): Promise<string> {
  const page = await browser.get(approveUrl);
  expectPage(page, "PayPal's page");
  const action = /<form[^>]*action="([^"]*token=[^"]*)"/.exec(page.text)?.[1];
  if (action === undefined) throw new Refused('failed', "PayPal's page has no form: is it the sandbox's?");
  const outcome = plan === 'decline' || plan === 'review' ? plan : 'pay';
  const decided = await browser.postForm(new URL(action.replaceAll('&amp;', '&'), page.url).href, { action: plan === 'cancel' ? 'cancel' : 'pay', outcome });
  if (decided.location === null) throw new Refused('failed', `PayPal sent the shopper nowhere (${String(decided.status)})`);
  return decided.location;
}

async function comeBack(browser: Browser, { appUrl, plan }: Wish, paypalOrderId: string, returnUrl: string): Promise<Result> {
  if (plan === 'close') return 'left';
  expectPage(await browser.get(returnUrl), 'the return page');
  if (plan === 'cancel') return 'cancelled';
  const page = await browser.postJson(`${appUrl}/api/paypal/capture-order`, { paypalOrderId });
  if (page.status === 200) return 'paid';
  if (page.status === 202) return (JSON.parse(page.text) as { status: string }).status === 'PENDING' ? 'in-review' : 'confirming';
  throw new Refused(plan === 'decline' && page.status < 500 ? 'declined' : page.status >= 500 ? 'failed' : 'refused', problemOf(page));
}
