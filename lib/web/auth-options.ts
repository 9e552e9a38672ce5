import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { z } from 'zod'
import { checkSignIn } from '../accounts/check-sign-in'
import { readSession, type SessionClaims } from '../accounts/read-session'
import { endSession, SESSION_SECONDS, startSession } from '../accounts/start-session'
import { env } from '../foundation/env'
import { AppError } from '../foundation/errors'
import { log } from '../foundation/log'
import { clientAddress } from './client-address'
import { isSecureOrigin, sessionCookieName } from './cookie-names'
import { errorCodeOf } from './error-code-of'
import { safeNext } from './safe-next'

const Given = z.object({ email: z.string().max(1_000), password: z.string().max(1_000) })
const Opened = z.object({ id: z.string(), sessionVersion: z.number() })
const Claimed = z.object({ sub: z.string(), sid: z.string(), ver: z.number() })

const claimsOf = (token: object): SessionClaims | null => {
  const { data } = Claimed.safeParse(token)
  return data ? { userId: data.sub, sessionId: data.sid, sessionVersion: data.ver } : null
}

/** next-auth shows the message of an error in its answer: the message must be our code and nothing else. */
async function authorize(given: unknown, headers: Record<string, unknown> | undefined) {
  try {
    const { email, password } = Given.parse(given)
    const { id, name, email: address, sessionVersion } = await checkSignIn(email, password, clientAddress(headers?.['x-forwarded-for']))
    return { id, name, email: address, sessionVersion }
  } catch (error) {
    const code = errorCodeOf(error)
    if (code === 'internal' || code === 'database_unavailable') log.error({ err: error, code }, 'a sign-in failed')
    throw new AppError(code, code)
  }
}

/**
 * next-auth with e-mail and password. The cookie holds only a key (`sid`) and a version; who the person is and whether the session
 * still lives is read from the database on every request (lib/accounts/read-session.ts).
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().nextauthSecret,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/login', signOut: '/login', error: '/login' },
    cookies: { sessionToken: { name: sessionCookieName(), options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecureOrigin() } } },
    providers: [
      CredentialsProvider({
        name: 'E-mail',
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: (given, request) => authorize(given, request.headers),
      }),
    ],
    callbacks: {
      jwt: async ({ token, user, trigger }) => {
        if (trigger !== 'signIn') return token
        const { userId, sessionId, sessionVersion } = await startSession(Opened.parse(user))
        return { sub: userId, sid: sessionId, ver: sessionVersion }
      },
      session: async ({ session, token }) => {
        const claims = claimsOf(token)
        const person = claims && (await readSession(claims))
        return person ? { expires: session.expires, user: { name: person.name, email: person.email } } : { expires: session.expires }
      },
      redirect: ({ url }) => new URL(safeNext(url, '/login'), env().nextauthUrl).href,
    },
    events: {
      signOut: async ({ token }) => {
        const claims = claimsOf(token)
        if (claims) await endSession(claims.sessionId)
      },
    },
    logger: {
      error: (code) => { log.warn({ code }, 'next-auth error') },
      warn: (code) => { log.debug({ code }, 'next-auth warning') },
      debug: () => undefined,
    },
  }
}
