/** A browser without a screen: keeps the cookie, follows one redirect at a time, sends forms as a page of the same site would. */
export type SitePage = { readonly status: number; readonly location: string | null; readonly text: string };

export type SiteBrowser = {
  get(path: string): Promise<SitePage>;
  post(path: string, fields?: Record<string, string>): Promise<SitePage>;
  /** Opens a product, signs in and opens its order page: the state in which the last button can be pressed. */
  openConfirm(item: { readonly productId: string; readonly skuId: string; readonly quantity?: number; readonly country?: string }): Promise<SitePage>;
  signIn(login: string): Promise<SitePage>;
};

export function openBrowser(urlOf: () => string, language = 'en'): SiteBrowser {
  let cookie = '';
  const ask = async (path: string, init: RequestInit): Promise<SitePage> => {
    const answer = await fetch(urlOf() + path, { ...init, redirect: 'manual', headers: { cookie, 'accept-language': language, ...init.headers } });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
  };
  const browser: SiteBrowser = {
    get: (path) => ask(path, {}),
    post: (path, fields = {}) => ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
    signIn: (login) => browser.post('/login?return_url=%2F', { 'fm-login-id': login, 'fm-login-password': 'sandbox-buyer' }),
    async openConfirm({ productId, skuId, quantity = 1, country = 'US' }) {
      await browser.get(`/item/${productId}.html?shipTo=${country}`);
      return browser.get(`/p/trade/confirm.html?${new URLSearchParams({ objectId: productId, skuId, skuAttr: '', quantity: String(quantity), countryCode: country, from: 'aliexpress', aeOrderFrom: 'main_detail' })}`);
    },
  };
  return browser;
}

/** The hidden field of the order page. */
export const tokenIn = ({ text }: SitePage): string => /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
/** The total as it stands on the order page. */
export const totalIn = ({ text }: SitePage): string => /pl-order-toal-container__item"><span>[^<]*<\/span><span>US \$([\d.]+)</.exec(text)?.[1] ?? '';
/** What the product page's own program was given. */
export const modelIn = ({ text }: SitePage) => JSON.parse(/lifeCycleEventList:\[\{data:(.*?)\}\]\};/s.exec(text)?.[1] ?? 'null') as {
  readonly SKU: { readonly skuPaths: readonly { readonly skuIdStr: string; readonly path: string; readonly skuAttr: string; readonly skuVal: { readonly availQuantity: number; readonly skuActivityAmount: { readonly value: string } } }[]; readonly selectedSkuIdStr: string };
};
