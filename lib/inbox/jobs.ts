import { z } from 'zod'
import { defineJob } from '@/lib/queue/define-job'

/** `eventId` is our row's id, not the sender's. */
const InboxEventRef = z.object({ eventId: z.string() })

/** A stored PayPal webhook waits to be looked into: a hint to read the truth at PayPal. */
export const inboxPaypalJob = defineJob({ name: 'inbox.paypal', schema: InboxEventRef })
/** The same for a push message of AliExpress. */
export const inboxAliexpressJob = defineJob({ name: 'inbox.aliexpress', schema: InboxEventRef })
