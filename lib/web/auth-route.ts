import NextAuth from 'next-auth'
import { NextRequest } from 'next/server'
import { z } from 'zod'
import { AppError, ERROR_STATUS, type ErrorCode, type Facts } from '../foundation/errors'
import { assertPlainData } from './assert-plain-data'
import { authOptions } from './auth-options'
import type { Call } from './handler'
import { problemResponse } from './problem'
import { readBody } from './read-json-body'

const MAX_BYTES = 16 * 1024
const SIGN_IN_WAIT_SECONDS = 15 * 60 // the window of lib/accounts/throttle.ts
export const AuthParams = z.object({ nextauth: z.array(z.string().max(100)).max(4) })
type AuthCall = Call<undefined, undefined, z.infer<typeof AuthParams>>

/** next-auth hands the body on as it is: anything but plain text values stops here (an object could become a database operator). */
const Fields = z.record(z.string().max(100), z.union([z.string().max(4_000), z.boolean()]))

function fieldsOf(type: string, text: string): unknown {
  if (type === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(text))
  if (type !== 'application/json') throw new AppError('unsupported_media_type', 'sign-in takes a form or JSON')
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('malformed_json', 'the body is not JSON')
  }
}

async function checkedRequest(request: Request): Promise<NextRequest> {
  if (request.method !== 'POST') return new NextRequest(request.url, { headers: request.headers })
  const text = (await readBody(request, MAX_BYTES)).toString('utf8')
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (text !== '') {
    const fields = fieldsOf(type, text)
    assertPlainData(fields)
    Fields.parse(fields)
  }
  return new NextRequest(request.url, { method: 'POST', headers: request.headers, body: text })
}

const isCode = (text: string | null): text is ErrorCode => text !== null && Object.hasOwn(ERROR_STATUS, text)

/** next-auth answers every refusal with 401 and a page to go to: the status and the document become ours, the page stays beside them. */
async function asProblem(response: Response, call: AuthCall): Promise<Response> {
  if (response.status !== 401 || !response.headers.get('content-type')?.includes('json')) return response
  const { url } = z.object({ url: z.string() }).parse(await response.clone().json())
  const code = new URL(url).searchParams.get('error')
  if (!isCode(code)) return response
  const facts: Facts = code === 'too_many_requests' ? { retryAfterSeconds: SIGN_IN_WAIT_SECONDS } : {}
  const problem = problemResponse(new AppError(code, code, facts), new URL(call.request.url).pathname, call.locale)
  const body: unknown = await problem.json()
  return new Response(JSON.stringify({ ...z.record(z.string(), z.unknown()).parse(body), url }), { status: problem.status, headers: problem.headers })
}

/** next-auth behind our own checks. */
export async function authRoute(call: AuthCall): Promise<Response> {
  const response = (await NextAuth(await checkedRequest(call.request), { params: Promise.resolve(call.params) }, authOptions())) as Response
  return asProblem(response, call)
}
