import type { SandboxClock } from '@/sandbox/foundation/create-sandbox-clock';
import type { StateStore, Table } from '@/sandbox/foundation/open-state-store';
import type { OrderRow, PushRow, Settings } from '../rows';
import { messageBody, sendPush } from './send-push';

export type PushOrder = Pick<OrderRow, 'orderId' | 'buyerId'>;
export type PushOptions = { readonly messageType?: number; readonly forged?: boolean };

export type Pusher = {
  /** Writes the message down and returns at once; it leaves when the change that it tells of is on disk. */
  push(order: PushOrder, orderStatus: string, options?: PushOptions): void;
  /** Sends a message of the log once more, as it was. False when it is not known. */
  repeat(id: string): boolean;
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

const AT_ONCE = 8;
/** Seconds before the next attempt; the last one stands for all later ones. */
const PAUSES_S = [1, 5, 60, 600];
const KEPT = 500;
const LONGEST_HOLD_MS = 10_000;

/**
 * Sends DROPSHIPPER_ORDER_STATUS_UPDATE messages, a few at once, with attempts until the receiver answers 200. Messages and their next
 * attempts are on disk, in the commit of the change they tell of: a restart sends what was waiting. Times are the sandbox's clock.
 */
export function createPusher(options: Options): Pusher {
  const { log, clock, settings, store } = options;
  const waiting: { readonly id: string; readonly copies: number }[] = [];
  let running = 0;
  let serial = [...log.values()].reduce((highest, row) => Math.max(highest, Number.parseInt(row.id, 10)), 0);
  let stopped = false;

  const arm = (row: PushRow) => {
    if (typeof row.dueAtMs !== 'number') return;
    clock.at(row.dueAtMs, () => {
      if (log.get(row.id)?.dueAtMs !== row.dueAtMs) return;
      waiting.push({ id: row.id, copies: row.attempts === 0 && settings().pushMode === 'twice' ? 2 : 1 });
      // After the handler has committed: a receiver that asks at once must find the order.
      setImmediate(drain);
    });
  };
  const keep = (row: PushRow) => {
    log.put(row.id, row);
    const old = String(Number.parseInt(row.id, 10) - KEPT);
    if (log.size > KEPT && log.get(old) !== undefined) log.remove(old);
    arm(row);
  };
  const attempt = async (id: string) => {
    const row = log.get(id);
    if (row === undefined || stopped) return;
    const result = await sendPush(options, row);
    if (stopped) return;
    const now = log.get(id) ?? row;
    const attempts = now.attempts + 1;
    const again = result !== '200' && attempts < settings().pushAttempts;
    const pauseS = PAUSES_S[Math.min(attempts, PAUSES_S.length) - 1] ?? 0;
    keep({ ...now, attempts, result, held: false, dueAtMs: again ? clock.nowMs() + pauseS * 1000 : null });
    store.commit();
  };
  const drain = () => {
    while (running < AT_ONCE && waiting.length > 0 && !stopped) {
      const { id, copies } = waiting.shift() as { id: string; copies: number };
      running += 1;
      void Promise.all(Array.from({ length: copies }, () => attempt(id))).finally(() => {
        running -= 1;
        drain();
      });
    }
  };
  /** The message that waits to be overtaken by this order's next one goes half a second after it. */
  const letGo = (orderId: string, atMs: number): boolean => {
    const held = [...log.values()].find((row) => row.orderId === orderId && row.held && row.dueAtMs !== null);
    if (held === undefined) return false;
    keep({ ...held, held: false, dueAtMs: atMs + 500 });
    return true;
  };
  for (const row of log.values()) arm(row);
  return {
    push(order, orderStatus, { messageType, forged = false } = {}) {
      const { pushUrl, pushMode, pushDelaySeconds, pushOrder, pushLostEvery, pushMessageType } = settings();
      if (pushUrl === null || pushMode === 'never') return;
      serial += 1;
      const atMs = clock.nowMs();
      const body = messageBody(order, orderStatus, atMs, messageType ?? pushMessageType);
      const row = { id: String(serial), orderId: order.orderId, orderStatus, atMs, attempts: 0, url: pushUrl, body, forged };
      if (pushLostEvery > 0 && serial % pushLostEvery === 0) {
        keep({ ...row, result: 'lost', held: false, dueAtMs: null });
        return;
      }
      const dueAtMs = atMs + pushDelaySeconds * 1000;
      const held = pushOrder === 'swapped' && !letGo(order.orderId, dueAtMs);
      keep({ ...row, result: 'waiting', held, dueAtMs: held ? dueAtMs + LONGEST_HOLD_MS : dueAtMs });
    },
    repeat(id) {
      const row = log.get(id);
      if (row === undefined) return false;
      keep({ ...row, dueAtMs: clock.nowMs() });
      return true;
    },
    stop() {
      stopped = true;
    },
  };
}
