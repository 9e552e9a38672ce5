import { createHmac } from 'node:crypto';
import type { SandboxClock } from '@/sandbox/foundation/create-sandbox-clock';
import type { StateStore, Table } from '@/sandbox/foundation/open-state-store';
import type { OrderRow, PushRow, Settings } from '../rows';
import type { PushStatus } from '../supplier';

export type Pusher = {
  /** Queues the message and returns at once. */
  push(order: OrderRow, orderStatus: PushStatus): void;
  stop(): void;
};

type Options = {
  readonly appKey: string;
  readonly appSecret: string;
  readonly store: StateStore;
  readonly clock: SandboxClock;
  readonly log: Table<PushRow>;
  readonly settings: () => Settings;
};

type Message = { readonly id: string; readonly url: string; readonly orderId: string; readonly orderStatus: string; readonly body: string; readonly copies: number };

const AT_ONCE = 8;
const DEADLINE_MS = 5_000;
const PAUSES_MS = [1_000, 5_000];
const KEPT = 500;

/** The signature of a push message: hex HMAC-SHA256 over app key and raw body, key = app secret. */
export function signPush(appKey: string, appSecret: string, body: string): string {
  return createHmac('sha256', appSecret).update(appKey + body, 'utf8').digest('hex');
}

/**
 * Sends DROPSHIPPER_ORDER_STATUS_UPDATE messages, a few at once, three attempts each. Not kept over a restart: the platform promises no
 * delivery either, a receiver has to read the order.
 */
export function createPusher(options: Options): Pusher {
  const waiting: Message[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let running = 0;
  let serial = [...options.log.values()].reduce((highest, row) => Math.max(highest, Number.parseInt(row.id, 10)), 0);
  let stopped = false;

  const note = (message: Message, attempts: number, result: string) => {
    options.log.put(message.id, { id: message.id, orderId: message.orderId, orderStatus: message.orderStatus, atMs: options.clock.nowMs(), attempts, result });
    if (options.log.size > KEPT) options.log.remove(String(Number.parseInt(message.id, 10) - KEPT));
    options.store.commit();
  };
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, ms).unref();
      timers.add(timer);
    });
  const deliver = async (message: Message) => {
    for (let attempt = 1; !stopped; attempt += 1) {
      const result = await post(options, message);
      note(message, attempt, result);
      const pauseMs = PAUSES_MS[attempt - 1];
      if (result === '200' || pauseMs === undefined) return;
      await pause(pauseMs);
    }
  };
  const drain = () => {
    while (running < AT_ONCE && waiting.length > 0 && !stopped) {
      const message = waiting.shift() as Message;
      running += 1;
      void Promise.all(Array.from({ length: message.copies }, () => deliver(message))).finally(() => {
        running -= 1;
        drain();
      });
    }
  };
  return {
    push(order, orderStatus) {
      const { pushUrl, pushMode } = options.settings();
      if (pushUrl === null || pushMode === 'never') return;
      serial += 1;
      const body = messageBody(order, orderStatus, options.clock.nowMs());
      waiting.push({ id: String(serial), url: pushUrl, orderId: order.orderId, orderStatus, body, copies: pushMode === 'twice' ? 2 : 1 });
      // After the handler has committed: a receiver that asks at once must find the order.
      setImmediate(drain);
    },
    stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function messageBody(order: OrderRow, orderStatus: string, nowMs: number): string {
  const data = { buyerId: Number.parseInt(order.buyerId, 10), orderId: Number.parseInt(order.orderId, 10), orderStatus };
  return JSON.stringify({ data, message_type: 53, seller_id: order.buyerId, site: 'ae_global', timestamp: (nowMs - (nowMs % 1000)) / 1000 });
}

async function post({ appKey, appSecret }: Options, message: Message): Promise<string> {
  try {
    const answer = await fetch(message.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: signPush(appKey, appSecret, message.body) },
      body: message.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    await answer.arrayBuffer();
    return String(answer.status);
  } catch {
    return 'no answer';
  }
}
