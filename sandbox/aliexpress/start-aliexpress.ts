import { content, html, json } from '@/sandbox/foundation/answers';
import { createRouter } from '@/sandbox/foundation/create-router';
import { renderPage, markup } from '@/sandbox/foundation/render-page';
import type { RunningProgram } from '@/sandbox/foundation/run-program';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import { startServer } from '@/sandbox/foundation/start-server';
import { addSupplierControls } from './control/add-supplier-controls';
import { createSupplier, type SupplierOptions } from './create-supplier';
import { answerRateLimit } from './gateway/answer-rate-limit';
import { answerRest } from './gateway/answer-rest';
import { answerSync } from './gateway/answer-sync';
import { createRequestIds } from './gateway/create-request-ids';
import { readParameters } from './gateway/merge-parameters';
import { outOrderIdOf } from './gateway/out-order-id-of';
import { decideConsent, showConsent } from './oauth/authorize';
import { SYSTEM_CALLS } from './oauth/system-calls';
import type { Supplier } from './supplier';
import { ACCENT } from './website/accent';
import { addWebsite } from './website/add-website';

export type AliexpressOptions = SupplierOptions & { readonly host: string; readonly port: number };

/** Starts the AliExpress of the sandbox: its gateway, consent page, website and controls. */
export async function startAliexpress(options: AliexpressOptions): Promise<RunningProgram & { readonly supplier: Supplier }> {
  const { supplier, stop } = createSupplier(options);
  const router = createRouter();
  const methodName = (request: SandboxRequest) => readParameters(request).params.get('method') ?? 'sync';
  for (const verb of ['GET', 'POST']) {
    router.on(verb, '/sync', methodName, (request) => answerSync(supplier, request));
    for (const path of Object.keys(SYSTEM_CALLS)) router.on(verb, `/rest${path}`, path, (request) => answerRest(supplier, request, path));
    // Any other path is read like a system call too: app key, time and signature are checked before anybody is told that it does not exist.
    for (const rest of ['/rest/:a', '/rest/:a/:b', '/rest/:a/:b/:c', '/rest/:a/:b/:c/:d']) {
      router.on(verb, rest, (request) => request.path.slice(5), (request) => answerRest(supplier, request, request.path.slice(5)));
    }
  }
  router.on('GET', '/oauth/authorize', 'oauth.authorize', (request) => showConsent(supplier, request));
  router.on('POST', '/oauth/authorize', 'oauth.authorize', (request) => decideConsent(supplier, request));
  addWebsite({ supplier, router, picturesDir: options.picturesDir });
  addSupplierControls({ supplier, router });
  const server = await startServer({
    router,
    store: supplier.store,
    switches: supplier.switches,
    clock: supplier.clock,
    keyOf: outOrderIdOf,
    answerRateLimit: (request) => answerRateLimit(supplier, request),
    host: options.host,
    port: options.port,
    answerNotFound: () => notFound(),
    answerBadBody: (request) => failure(supplier, request, 413),
    answerFailure: (request, status) => failure(supplier, request, status),
  });
  return {
    url: server.url,
    supplier,
    async stop() {
      await server.close();
      stop();
    },
  };
}

function notFound() {
  const body = markup`<h1>There is no such page</h1><p><a href="/_control">Control page of this sandbox</a></p>`;
  return html(404, renderPage({ language: 'en', title: 'Not found', party: 'AliExpress', accent: ACCENT, body }));
}

/** Where the gateway itself breaks, callers get the proxy's page, not the API's JSON. */
function failure(supplier: Supplier, request: SandboxRequest, status: number) {
  if (request.path.startsWith('/_control/')) return json(status, { error: `failed with ${status}` });
  const { requestId } = createRequestIds(supplier.clock.nowMs());
  return content(status, 'text/html; charset=utf-8', `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center><hr><center>tengine ${requestId}</center></body></html>`);
}
