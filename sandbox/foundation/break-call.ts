import type { ServerResponse } from 'node:http';
import type { Fault } from './create-switches';
import type { Answer } from './sandbox-error';
import type { SandboxRequest } from './sandbox-request';

/** What a fault can do to a call: answer something else, or break the connection. */
export type Wire = {
  readonly response: ServerResponse;
  readonly send: (answer: Answer) => void;
  readonly fail: (request: SandboxRequest, status: number) => void;
  readonly limit: (request: SandboxRequest) => void;
};

const DRIP_MS = 1_000;

/** True when the fault has dealt with the call before the handler ran. A time-out leaves the connection open without an answer. */
export function breakBefore(fault: Fault, request: SandboxRequest, { response, fail, limit }: Wire): boolean {
  switch (fault.kind) {
    case 'timeout-before':
      return true;
    case 'reset-before':
      response.socket?.resetAndDestroy();
      return true;
    case 'error-before':
      fail(request, fault.status ?? 500);
      return true;
    case 'rate-limit':
      limit(request);
      return true;
    default:
      return false;
  }
}

/** True when the fault replaces the answer although the effect has happened. */
export function breakAfter(fault: Fault, request: SandboxRequest, { response, send, fail }: Wire, answer: Answer): boolean {
  switch (fault.kind) {
    case 'timeout-after':
      return true;
    case 'reset-after':
      response.socket?.resetAndDestroy();
      return true;
    case 'error-after':
      fail(request, fault.status ?? 500);
      return true;
    case 'malformed':
      send({ ...answer, body: '{"status": "COMPL' });
      return true;
    case 'slow-drip':
      drip(response, answer, fault.delayMs ?? DRIP_MS);
      return true;
    default:
      return false;
  }
}

/** The answer, byte by byte. A caller that reads to the end gets all of it; one that waits only so long gets a part. */
function drip(response: ServerResponse, answer: Answer, everyMs: number): void {
  const bytes = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(bytes.length) });
  let sent = 0;
  const next = () => {
    if (sent >= bytes.length) {
      clearInterval(timer);
      response.end();
      return;
    }
    response.write(bytes.subarray(sent, sent + 1));
    sent += 1;
  };
  const timer = setInterval(next, Math.max(everyMs, 1));
  response.once('close', () => { clearInterval(timer); });
  next();
}
