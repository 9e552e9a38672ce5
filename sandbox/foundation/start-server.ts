import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { breakAfter, breakBefore, type Wire } from './break-call';
import { journalText } from './create-request-journal';
import type { Match, Router } from './create-router';
import { machineNowMs, type SandboxClock } from './create-sandbox-clock';
import { isTransportFault, type Fault, type Switches } from './create-switches';
import type { StateStore } from './open-state-store';
import { BadBodyError, SandboxAnswerError, type Answer } from './sandbox-error';
import { readBody, toSandboxRequest, type SandboxRequest } from './sandbox-request';

export type ServerOptions = {
  readonly router: Router;
  readonly store: StateStore;
  readonly switches: Switches;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly bodyLimit?: number;
  /** The program's own shape for what the server answers itself. */
  readonly answerNotFound: (request: SandboxRequest) => Answer;
  readonly answerBadBody: (request: SandboxRequest, reason: 'malformed' | 'too-large') => Answer;
  readonly answerFailure: (request: SandboxRequest, status: number) => Answer;
  /** What a caller beyond the limits is told; without it answerFailure with 429. */
  readonly answerRateLimit?: (request: SandboxRequest) => Answer;
  /** The times in the journal of requests; the machine's where missing. */
  readonly clock?: SandboxClock;
  /** The key by which the caller may repeat this call, for the journal: of `paypal-request-id` and the like where missing. */
  readonly keyOf?: (request: SandboxRequest) => string | null;
  /** Last touch on every answer (a debug id header). */
  readonly finish?: (answer: Answer, request: SandboxRequest) => Answer;
};

export type RunningServer = { readonly url: string; readonly port: number; close(): Promise<void> };

const DEFAULT_BODY_LIMIT = 1_048_576;

/** Serves the router on loopback: body, latency, faults, handler, commit of the state, then the answer, in this order. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = createServer((message, response) => {
    respond(options, message, response).catch((error: unknown) => {
      process.stderr.write(`sandbox: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      response.destroy();
    });
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${String(port)}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => { resolve(); });
        server.closeAllConnections();
      }),
  };
}

async function respond(options: ServerOptions, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = message.url ?? '/';
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1));
  const build = (params: Record<string, string>, rawBody: Buffer, fault: Fault | null) => toSandboxRequest({ message, path, query, params, rawBody, fault });
  const bare = build({}, Buffer.alloc(0), null);
  const send = (answer: Answer) => {
    sendAnswer(response, options.finish?.(answer, bare) ?? answer, message.method === 'HEAD');
  };
  let answered: Answer | null = null;
  const wire: Wire = {
    response,
    send,
    fail: (request, status) => { send((answered = options.answerFailure(request, status))); },
    limit: (request) => { send((answered = options.answerRateLimit?.(request) ?? options.answerFailure(request, 429))); },
  };

  const match = options.router.match(message.method === 'HEAD' ? 'GET' : (message.method ?? 'GET'), path);
  if (match === null) {
    send(options.answerNotFound(bare));
    return;
  }
  if (isForeignPost(message)) {
    send({ status: 403, headers: { 'content-type': 'text/plain' }, body: 'Forms of other sites are refused.' });
    return;
  }
  let rawBody: Buffer;
  try {
    rawBody = await readBody(message, options.bodyLimit ?? DEFAULT_BODY_LIMIT);
  } catch (error) {
    if (!(error instanceof BadBodyError)) return;
    message.resume();
    send(options.answerBadBody(bare, error.reason));
    return;
  }
  const call = typeof match.route.call === 'string' ? match.route.call : match.route.call(build(match.params, rawBody, null));
  const controlled = call.startsWith('control.');
  const fault = controlled ? null : options.switches.take(call);
  const request = build(match.params, rawBody, fault === null || isTransportFault(fault) ? null : fault);
  if (!controlled) {
    keepInJournal(options, { request, call, fault, response, answered: () => answered });
    await sleep(options.switches.latencyMs() + (fault?.kind === 'delay' ? (fault.delayMs ?? 0) : 0));
  }
  if (fault !== null) options.store.commit();
  if (fault !== null && breakBefore(fault, request, wire)) return;
  const answer = await runHandler(options, match, request);
  options.store.commit();
  answered = answer;
  if (fault !== null && breakAfter(fault, request, wire, answer)) return;
  send(answer);
}

type Kept = { readonly request: SandboxRequest; readonly call: string; readonly fault: Fault | null; readonly response: ServerResponse; readonly answered: () => Answer | null };

/** Writes the call down when its answer has left, or the connection has ended without one. Pictures are not worth a line. */
function keepInJournal({ store, clock, keyOf = givenKey }: ServerOptions, { request, call, fault, response, answered }: Kept): void {
  const startedMs = machineNowMs();
  const at = clock?.iso() ?? new Date(startedMs).toISOString();
  response.once('close', () => {
    const answer = answered();
    const answerType = answer?.headers['content-type'];
    if (answerType?.startsWith('image/') === true) return;
    store.requests.record({
      at,
      call,
      method: request.method,
      target: journalText(`${request.path}${request.query.size === 0 ? '' : `?${request.query.toString()}`}`, undefined),
      key: keyOf(request),
      status: response.headersSent ? response.statusCode : null,
      fault: fault?.kind ?? null,
      ms: machineNowMs() - startedMs,
      request: journalText(request.rawBody, request.headers['content-type']),
      answer: answer === null || answerType?.includes('html') === true ? '' : journalText(answer.body, answerType),
    });
  });
}

const KEY_HEADERS = ['paypal-request-id', 'idempotency-key'];

function givenKey({ headers }: SandboxRequest): string | null {
  const found = KEY_HEADERS.map((name) => headers[name]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : null;
}

async function runHandler(options: ServerOptions, match: Match, request: SandboxRequest): Promise<Answer> {
  try {
    return await match.route.handler(request);
  } catch (error) {
    if (error instanceof SandboxAnswerError) return error.answer;
    if (error instanceof BadBodyError) return options.answerBadBody(request, error.reason);
    process.stderr.write(`sandbox: ${request.method} ${request.path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return options.answerFailure(request, 500);
  }
}

/** A page of another site must not approve a payment or move the clock by posting a form here. */
function isForeignPost(message: IncomingMessage): boolean {
  const { origin, host } = message.headers;
  return message.method !== 'GET' && message.method !== 'HEAD' && origin !== undefined && origin !== `http://${host ?? ''}`;
}

function sendAnswer(response: ServerResponse, answer: Answer, headOnly: boolean): void {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body, 'utf8') : answer.body;
  response.writeHead(answer.status, answer.status === 204 ? answer.headers : { ...answer.headers, 'content-length': String(body.length) });
  response.end(headOnly || answer.status === 204 ? undefined : body);
}

function sleep(ms: number): Promise<void> | undefined {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
}
