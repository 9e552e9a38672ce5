import { randomBytes } from 'node:crypto';

export type RequestIds = { readonly requestId: string; readonly traceId: string };

let serial = 0;

/** A request id and a trace id as the platform makes them: machine in hex, milliseconds, counter. */
export function createRequestIds(nowMs: number): RequestIds {
  serial = (serial + 1) % 10_000;
  const counter = String(serial).padStart(4, '0');
  return { requestId: `2101546d${nowMs}${counter}`, traceId: `2140d362${nowMs}${counter}${randomBytes(3).toString('hex')}` };
}
