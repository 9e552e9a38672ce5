const PATIENCE_MS = 30_000;

export type Page = { readonly status: number; readonly url: string; readonly location: string | null; readonly text: string };

/** What a shopper's browser does: it keeps the shop's cookies, follows no redirect by itself, and gives up after half a minute. */
export type Browser = {
  get(url: string): Promise<Page>;
  postForm(url: string, fields: Readonly<Record<string, string>>): Promise<Page>;
  postJson(url: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Page>;
  /** The shop's cookies as a Cookie header; null where it set none. */
  cookie(): string | null;
};

/** A new browser for the shop at `shopUrl`; only the shop's own cookies are kept, and sent only there. */
export function openBrowser(shopUrl: string, cookie: string | null = null): Browser {
  const { origin } = new URL(shopUrl);
  const jar = new Map<string, string>((cookie ?? '').split('; ').filter((part) => part.includes('=')).map((part) => [part.slice(0, part.indexOf('=')), part] as const));
  const header = () => (jar.size === 0 ? null : [...jar.values()].join('; '));

  const ask = async (url: string, init: { method: string; headers?: Record<string, string>; body?: string }): Promise<Page> => {
    const isShop = new URL(url).origin === origin;
    const cookies = isShop ? header() : null;
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { 'accept-language': 'en', ...init.headers, ...(cookies === null ? {} : { cookie: cookies }) }, signal: AbortSignal.timeout(PATIENCE_MS) });
    for (const line of isShop ? answer.headers.getSetCookie() : []) {
      const pair = line.split(';')[0] ?? '';
      jar.set(pair.slice(0, pair.indexOf('=')), pair);
    }
    const location = answer.headers.get('location');
    return { status: answer.status, url, location: location === null ? null : new URL(location, url).href, text: await answer.text() };
  };
  return {
    get: (url) => ask(url, { method: 'GET' }),
    postForm: (url, fields) => ask(url, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() }),
    postJson: (url, body, headers = {}) => ask(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }),
    cookie: header,
  };
}
