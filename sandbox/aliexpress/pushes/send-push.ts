import { createHmac } from 'node:crypto';
import type { PushRow } from '../rows';
import type { PushOrder } from './create-pusher';

const DEADLINE_MS = 5_000;

/** The signature of a push message: hex HMAC-SHA256 over app key and raw body, key = app secret. */
export function signPush(appKey: string, appSecret: string, body: string): string {
  return createHmac('sha256', appSecret).update(appKey + body, 'utf8').digest('hex');
}

/** The body as it is sent and signed. 53 is the order message; 0 is the console's test and names no order. */
export function messageBody(order: PushOrder, orderStatus: string, nowMs: number, messageType: number): string {
  const data = { buyerId: Number.parseInt(order.buyerId, 10), orderId: Number.parseInt(order.orderId, 10), orderStatus };
  return JSON.stringify({ data, message_type: messageType, seller_id: order.buyerId, site: 'ae_global', timestamp: (nowMs - (nowMs % 1000)) / 1000 });
}

/** Posts a message; answers the HTTP status as text, or `no answer`. */
export async function sendPush({ appKey, appSecret }: { readonly appKey: string; readonly appSecret: string }, row: PushRow): Promise<string> {
  try {
    const answer = await fetch(row.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: signPush(appKey, row.forged ? `${appSecret}-forged` : appSecret, row.body) },
      body: row.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    await answer.arrayBuffer();
    return String(answer.status);
  } catch {
    return 'no answer';
  }
}

/** Whether the receiver is alive: the platform asks by GET and wants 200. Answers the HTTP status as text, `no answer`, or `no address`. */
export async function probePush(url: string | null): Promise<string> {
  if (url === null) return 'no address';
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(DEADLINE_MS) });
    await answer.arrayBuffer();
    return String(answer.status);
  } catch {
    return 'no answer';
  }
}
