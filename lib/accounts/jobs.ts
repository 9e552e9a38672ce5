import { z } from 'zod'
import { defineJob } from '../queue/define-job'

/** Refreshes one connection in good time; harmless when it is not due any more. */
export const connectionRefresh = defineJob({ name: 'connection.refresh', lane: 'supplier', schema: z.object({ credentialId: z.string() }), expireInSeconds: 90 })
