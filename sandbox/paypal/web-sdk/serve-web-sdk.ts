import { readFileSync } from 'node:fs';
import { content, json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { isSupportedCurrency } from '../money/amount';
import type { World } from '../open-world';

const CORE = readFileSync(new URL('./core.js', import.meta.url), 'utf8');
const TELL_SHOP = readFileSync(new URL('./tell-shop.js', import.meta.url), 'utf8');
/** The shop's page is another origin. */
const FOR_ANY_PAGE = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'no-store' };
const SCRIPT = 'text/javascript; charset=utf-8';

/** GET /web-sdk/v6/core: the stand-in for PayPal's JavaScript SDK v6, at PayPal's own path. */
export function getCore(world: World): Answer {
  return content(200, SCRIPT, CORE.replace('__BASE__', world.baseUrl), FOR_ANY_PAGE);
}

/** GET /web-sdk/v6/tell-shop: what the approval page runs at its end, where the shop's page has opened it. */
export function getTellShop(): Answer {
  return content(200, SCRIPT, TELL_SHOP, FOR_ANY_PAGE);
}

/** GET /web-sdk/v6/instance: whether these credentials are good for a page. */
export function getInstance(world: World, request: SandboxRequest): Answer {
  return refusal(world, request) ?? json(200, { merchant_id: world.settings.merchantId }, FOR_ANY_PAGE);
}

/** GET /web-sdk/v6/eligible-methods: this account has the wallet and nothing else. */
export function getEligibleMethods(world: World, request: SandboxRequest): Answer {
  const isKnown = isSupportedCurrency(request.query.get('currencyCode') ?? '');
  return refusal(world, request) ?? json(200, { eligible_methods: isKnown ? { paypal: { can_be_vaulted: false } } : {}, supplementary_data: { buyer_country_code: world.options.get().payerCountry } }, FOR_ANY_PAGE);
}

function refusal(world: World, request: SandboxRequest): Answer | null {
  const [id, token] = [request.query.get('clientId'), request.query.get('clientToken')];
  const known = token === null ? null : world.tokens.get(token);
  const isGood = id === world.settings.clientId || (known !== null && known !== undefined && known.scopes.length === 0 && known.expiresAtMs > world.clock.nowMs());
  const code = token === null ? 'ERR_INVALID_CLIENT_ID' : 'ERR_INVALID_CLIENT_TOKEN';
  return isGood ? null : json(401, { code, message: 'PayPal does not know these credentials.' }, FOR_ANY_PAGE);
}
