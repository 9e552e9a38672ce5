import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startAliexpress } from '@/sandbox/aliexpress/start-aliexpress';
import { signRequest } from '@/sandbox/aliexpress/gateway/sign-request';
import type { CatalogueProduct } from '@/sandbox/aliexpress/catalogue/product';
import type { Settings } from '@/sandbox/aliexpress/rows';
import { FIXTURE } from './fixture-catalogue';

export const APP_KEY = '500000';
export const APP_SECRET = 'test_secret_0123456789abcdef';
export const CALLBACK = 'http://127.0.0.1:3000/aliexpress/callback';

export type Json = { readonly [name: string]: Json } & { readonly [index: number]: Json } & (object | string | number | boolean | null);

/** The list at a place of an answer, which is open JSON: where none stands, the test fails here and not with something that looks like an empty one. */
export function listOf<Item = Json>(place: unknown): Item[] {
  if (!Array.isArray(place)) throw new Error(`no list stands here: ${JSON.stringify(place)}`);
  return place as Item[];
}
type Fields = Record<string, string>;

export type TestSupplier = {
  readonly url: string;
  readonly stateDir: string;
  call(method: string, params: Fields, overrides?: Fields): Promise<Json>;
  /** The same as multipart, with files that are not signed. */
  upload(method: string, params: Fields, files: Record<string, Uint8Array<ArrayBuffer>>): Promise<Json>;
  rest(path: string, params: Fields, overrides?: Fields): Promise<Json>;
  control(path: string, body?: object): Promise<Json>;
  consent(fields?: Fields): Promise<Response>;
  /** Goes through the consent for the buyer and keeps the access token for call(). */
  connect(buyer?: string): Promise<Json>;
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export const US_BUYER = '1861703697';
export const ES_BUYER = '2734410821';

export type StartOptions = { readonly paypalBaseUrl?: string; readonly settings?: Partial<Settings>; readonly products?: readonly CatalogueProduct[]; readonly picturesDir?: string };

/** Starts the program on a free port with the fixture catalogue and a state folder of its own. */
export async function startTestSupplier({ paypalBaseUrl, settings, products = FIXTURE, picturesDir }: StartOptions = {}): Promise<TestSupplier> {
  const stateDir = mkdtempSync(path.join(tmpdir(), 'aliexpress-'));
  const start = () =>
    startAliexpress({
      host: '127.0.0.1',
      port: 0,
      stateDir,
      latencyMs: 0,
      appKey: APP_KEY,
      appSecret: APP_SECRET,
      paypalBaseUrl: paypalBaseUrl ?? null,
      defaults: { redirectUris: [CALLBACK], orderVisibleAfterMs: 0, ...settings },
      products,
      picturesDir: picturesDir ?? stateDir,
    });
  let program = await start();
  let token = '';
  const common = () => ({ app_key: APP_KEY, timestamp: String(Date.now()), sign_method: 'sha256' });
  const post = async (target: string, fields: Fields): Promise<Json> => {
    const answer = await fetch(program.url + target, { method: 'POST', body: new URLSearchParams(fields) });
    if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`);
    return (await answer.json()) as Json;
  };
  const supplier: TestSupplier = {
    get url() {
      return program.url;
    },
    stateDir,
    call(method, params, overrides = {}) {
      const unsigned = { ...common(), method, ...(token === '' ? {} : { access_token: token }), ...params, ...overrides };
      return post('/sync', { sign: signRequest({ params: Object.entries(unsigned), secret: APP_SECRET }), ...unsigned, ...overrides });
    },
    async upload(method, params, files) {
      const unsigned: Fields = { ...common(), method, access_token: token, ...params };
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...unsigned, sign: signRequest({ params: Object.entries(unsigned), secret: APP_SECRET }) })) form.set(name, value);
      for (const [name, bytes] of Object.entries(files)) form.set(name, new Blob([bytes]), `${name}.jpg`);
      return (await (await fetch(`${program.url}/sync`, { method: 'POST', body: form })).json()) as Json;
    },
    rest(path, params, overrides = {}) {
      const unsigned = { ...common(), ...params, ...overrides };
      return post(`/rest${path}`, { sign: signRequest({ params: Object.entries(unsigned), secret: APP_SECRET, path }), ...unsigned, ...overrides });
    },
    async control(target, body) {
      const answer = await fetch(`${program.url}/_control/api/${target}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
      return (await answer.json()) as Json;
    },
    consent(fields = {}) {
      const form = { client_id: APP_KEY, redirect_uri: CALLBACK, state: 'st-1', buyer: US_BUYER, decision: 'authorize', ...fields };
      return fetch(`${program.url}/oauth/authorize`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
    },
    async connect(buyer = US_BUYER) {
      const location = new URL((await supplier.consent({ buyer })).headers.get('location') ?? '');
      const answer = await supplier.rest('/auth/token/create', { code: location.searchParams.get('code') ?? '' });
      token = String(answer['access_token']);
      return answer;
    },
    async restart() {
      await program.stop();
      program = await start();
    },
    async stop() {
      await program.stop();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
  return supplier;
}
