import { AuthParams, authRoute } from '@/lib/web/auth-route'
import { handler } from '@/lib/web/handler'

export const GET = handler({ access: 'anyone', params: AuthParams, run: authRoute })
export const POST = handler({ access: 'anyone', params: AuthParams, run: authRoute })
