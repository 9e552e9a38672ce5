import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { withCallTiming } from '../foundation/call-timing'
import { AppError } from '../foundation/errors'
import type { SessionUser } from '../accounts/read-session'
import type { Access } from './access-policy'
import { checkAccess, checkInternalSecret } from './check-access'
import { errorCodeOf } from './error-code-of'
import { logProblem, problemResponse } from './problem'
import { readCookie } from './request-cookies'
import { DEFAULT_LOCALE, isLocale, type Locale } from './i18n/locales'
import { pickLocale } from './i18n/pick-locale'
import { LOCALE_COOKIE } from './i18n/shop-rewrites.mjs'
import { readJsonBody } from './read-json-body'
import { readQuery } from './read-query'
import { assertSameOrigin } from './same-origin'
import { userOfRequest } from './session'

const DEFAULT_MAX_BYTES = 64 * 1024
const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

interface RouteContext {
  readonly params: Promise<Record<string, string | string[] | undefined>>
}

/** What a route's function gets: everything parsed, the person known. */
export interface Call<Input, Query, Params> {
  readonly request: Request
  readonly input: Input
  readonly query: Query
  readonly params: Params
  readonly user: SessionUser | null
  readonly locale: Locale
}

interface HandlerOptions<Input, Query, Params> {
  readonly access: Access
  /** Schema of the JSON body (z.strictObject). */
  readonly input?: z.ZodType<Input>
  /** 'json' where there is an `input`; 'none' leaves the body to `run` (webhooks read the raw bytes). */
  readonly body?: 'json' | 'none'
  readonly query?: z.ZodType<Query>
  readonly params?: z.ZodType<Params>
  readonly maxBytes?: number
  /** Returns a Response, or a value that is answered as JSON with 200. */
  readonly run: (call: Call<Input, Query, Params>) => Promise<Response | object>
}

/** A JSON answer that no cache keeps. */
export function answer(value: object, init: { status?: number; headers?: HeadersInit } = {}): Response {
  const headers = new Headers(init.headers)
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store')
  return Response.json(value, { status: init.status ?? 200, headers })
}

/** 200 without a body, for senders that read the status only: a body costs Next a stream and a second write. */
export const received = (): Response => new Response(null, { headers: { 'cache-control': 'private, no-store', 'content-length': '0' } })

/** Like requireRole of session.ts, for a route whose access is decided by the row. */
export function requireRole(user: SessionUser | null, role: SessionUser['role']): SessionUser {
  if (!user) throw new AppError('unauthenticated', 'no session')
  if (user.role !== role) throw new AppError('forbidden', `only ${role} may do this`)
  return user
}

async function callOf<Input, Query, Params>(
  options: HandlerOptions<Input, Query, Params>,
  request: Request,
  context: RouteContext | undefined,
  user: SessionUser | null,
  locale: Locale,
): Promise<Call<Input, Query, Params>> {
  const body = options.input && options.body !== 'none' ? await readJsonBody(request, options.maxBytes ?? DEFAULT_MAX_BYTES) : undefined
  // Without a schema the value is undefined, and so is its type: the generic defaults say so.
  const parse = <T>(schema: z.ZodType<T> | undefined, value: unknown) => (schema ? schema.parse(value) : (undefined as T))
  return {
    request,
    input: parse(options.input, body),
    query: parse(options.query, options.query ? readQuery(request.url) : undefined),
    params: parse(options.params, await context?.params),
    user,
    locale,
  }
}

/**
 * Makes a route handler: who may call it, origin, method, body and query are checked here in one place, and every error becomes one
 * problem document in the person's language. Order: origin, access, then input, so that a stranger learns nothing about schemas.
 */
export function handler<Input = undefined, Query = undefined, Params = undefined>(options: HandlerOptions<Input, Query, Params>) {
  return async (request: Request, context?: RouteContext): Promise<Response> => {
    const instance = new URL(request.url).pathname
    let locale = pickLocale(readCookie(request.headers.get('cookie'), LOCALE_COOKIE), request.headers.get('accept-language'))
    try {
      if (request.headers.has('x-http-method-override')) throw new AppError('method_not_allowed', 'the method cannot be overridden')
      if (options.access === 'internal') checkInternalSecret(request.headers)
      const isBrowserRoute = options.access !== 'internal' && options.access !== 'sender'
      if (isBrowserRoute && !READING.has(request.method)) assertSameOrigin(request.headers)
      const user = isBrowserRoute && options.access !== 'public' ? await userOfRequest(request) : null
      if (user) locale = isLocale(user.locale) ? user.locale : DEFAULT_LOCALE
      checkAccess(options.access, user)
      const call = await callOf(options, request, context, user, locale)
      const { value: result, providerMs } = await withCallTiming(() => options.run(call))
      const response = result instanceof Response ? result : answer(result)
      // How much of the time was a third party's: monitors and the bench read the product's own from it.
      if (providerMs > 0) response.headers.set('server-timing', `provider;dur=${Math.trunc(providerMs)}`)
      return response
    } catch (error) {
      unstable_rethrow(error)
      logProblem(error, errorCodeOf(error), `${request.method} ${instance}`)
      return problemResponse(error, instance, locale)
    }
  }
}
