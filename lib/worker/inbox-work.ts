import type { InboxWork } from '../inbox/work-inbox'
import { handleAliexpressEvent } from './handle-aliexpress-event'
import { handlePaypalEvent } from './handle-paypal-event'
import { KNOWN_EVENT } from './store'

/** What a worker does with stored webhooks. */
export const INBOX_WORK: InboxWork = {
  known: KNOWN_EVENT,
  handle: (event) => (event.provider === 'paypal' ? handlePaypalEvent(event) : handleAliexpressEvent(event)),
}
