/** The shop's page that has opened the approval page: in a window of its own, or in a frame over the shop's. */
export type ShopWindow = { readonly origin: string; readonly kind: 'popup' | 'frame' };

/** From `shop` (an origin) and `in`; null where the approval page fills the tab. */
export function readWindow(query: URLSearchParams): ShopWindow | null {
  const url = URL.parse(query.get('shop') ?? '');
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  return { origin: url.origin, kind: query.get('in') === 'frame' ? 'frame' : 'popup' };
}

/** The usual policy of the pages here, with our own script, and with the one shop that may frame the page. */
export function policyFor(window: ShopWindow | null): Record<string, string> {
  if (window === null) return {};
  const ancestors = window.kind === 'frame' ? window.origin : "'none'";
  return { 'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; img-src 'self' data:; frame-ancestors ${ancestors}; base-uri 'none'` };
}
