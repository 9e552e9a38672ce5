import type { Match, Router } from '@/sandbox/foundation/create-router'
import type { Fault } from '@/sandbox/foundation/create-switches'
import { BadBodyError, SandboxAnswerError, type Answer } from '@/sandbox/foundation/sandbox-error'
import { toSandboxRequest, type SandboxRequest } from '@/sandbox/foundation/sandbox-request'
import type { WireRequest } from './registry'

/** What startServer of the sandbox is given, as far as it matters without sockets. */
export interface InProcessServer {
  readonly router: Router
  readonly answerNotFound: (request: SandboxRequest) => Answer | Promise<Answer>
  readonly answerBadBody: (request: SandboxRequest, reason: 'malformed' | 'too-large') => Answer
  readonly answerFailure: (request: SandboxRequest, status: number) => Answer
  readonly finish?: (answer: Answer, request: SandboxRequest) => Answer
}

function build(request: WireRequest, match: Match | null, fault: Fault | null): SandboxRequest {
  const url = new URL(request.url)
  const message = { method: request.method, headers: { ...request.headers, host: url.host }, socket: { remoteAddress: '127.0.0.1' } } as Parameters<typeof toSandboxRequest>[0]['message']
  return toSandboxRequest({ message, path: url.pathname, query: url.searchParams, params: match?.params ?? {}, rawBody: request.body, fault })
}

/** The sandbox's own handling of one request: route, handler, its answers to what it cannot read. */
export async function answer(server: InProcessServer, request: WireRequest): Promise<Answer> {
  const url = new URL(request.url)
  const match = server.router.match(request.method, url.pathname)
  const asked = build(request, match, request.fault ? { id: '0', call: '*', times: 1, seen: 0, hits: 0, ...request.fault } : null)
  const finish = (answered: Answer) => server.finish?.(answered, asked) ?? answered
  if (!match) return finish(await server.answerNotFound(asked))
  try {
    return finish(await match.route.handler(asked))
  } catch (error) {
    if (error instanceof SandboxAnswerError) return finish(error.answer)
    if (error instanceof BadBodyError) return finish(server.answerBadBody(asked, error.reason))
    throw error
  }
}
