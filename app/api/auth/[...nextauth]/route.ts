import { AuthParams, authRoute } from '@/lib/web/auth-route'
import { handler } from '@/lib/web/handler'

export const GET = handler({ access: 'public', params: AuthParams, run: authRoute })
export const POST = handler({ access: 'public', params: AuthParams, run: authRoute })
