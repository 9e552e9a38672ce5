import { readProgramSettings } from '@/sandbox/foundation/run-program';
import type { CatalogueProduct } from './catalogue/product';
import type { Settings } from './rows';
import type { AliexpressOptions } from './start-aliexpress';

type Env = Readonly<Record<string, string | undefined>>;

const list = (text: string | undefined) => (text ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
const filled = (text: string | undefined) => (text === undefined || text === '' ? null : text);

/**
 * The program's settings from the environment. Callback addresses: SANDBOX_ALIEXPRESS_REDIRECT_URIS (comma separated), else the two
 * callback routes of the shop. Push messages go to SANDBOX_ALIEXPRESS_PUSH_URL, else to the shop's webhook route.
 */
export function readAliexpressSettings(env: Env, files: { products: readonly CatalogueProduct[]; picturesDir: string }): AliexpressOptions {
  const program = readProgramSettings(env, '.data/sandbox/aliexpress');
  const shop = program.appBaseUrl;
  const redirectUris = list(env['SANDBOX_ALIEXPRESS_REDIRECT_URIS']);
  const defaults: Partial<Settings> = {
    redirectUris: redirectUris.length > 0 || shop === '' ? redirectUris : [`${shop}/aliexpress/callback`, `${shop}/api/marketplace-oauth/callback`],
    pushUrl: filled(env['SANDBOX_ALIEXPRESS_PUSH_URL']) ?? (shop === '' ? null : `${shop}/api/aliexpress/webhook`),
  };
  return {
    ...files,
    host: program.host,
    port: program.port,
    stateDir: program.stateDir,
    latencyMs: program.latencyMs,
    clockFile: program.clockFile,
    appKey: env['SANDBOX_ALIEXPRESS_APP_KEY'] ?? '500000',
    appSecret: env['SANDBOX_ALIEXPRESS_APP_SECRET'] ?? 'sandbox-aliexpress-secret',
    paypalBaseUrl: filled(env['SANDBOX_PAYPAL_BASE_URL'])?.replace(/\/+$/, '') ?? null,
    defaults,
  };
}
