import { connectionCallback } from '@/lib/web/connection-callback'
import { handler } from '@/lib/web/handler'

export const GET = handler({ access: 'anyone', run: connectionCallback })
