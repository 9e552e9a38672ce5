import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Stack } from './open-stack'

const pairs = (answer: Response) => answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')

/** The cookie header of the demo world's first account with this role, signed in as a browser's form does. */
export async function signIn(stack: Stack, dataFolder: string, role: 'RESELLER' | 'ADMIN'): Promise<string> {
  const demo = JSON.parse(readFileSync(path.join(dataFolder, 'demo.json'), 'utf8')) as { accounts: { role: string; email: string; password: string }[] }
  const account = demo.accounts.find((each) => each.role === role)
  if (!account) throw new Error(`the demo world has no ${role}`)
  const csrf = await fetch(`${stack.url}/api/auth/csrf`)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const answer = await fetch(`${stack.url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: stack.url, cookie: pairs(csrf).join('; ') },
    body: new URLSearchParams({ csrfToken, email: account.email, password: account.password, json: 'true' }),
  })
  const session = pairs(answer).find((pair) => pair.includes('ivan-session='))
  if (session === undefined) throw new Error(`${account.email} cannot sign in (${answer.status})`)
  return session
}
