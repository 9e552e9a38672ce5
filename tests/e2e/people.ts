import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type BrowserContext } from '@playwright/test'
import { BASE } from './shop-api'

export type DemoRole = 'SHOPPER' | 'RESELLER' | 'ADMIN'

export interface Account {
  readonly role: DemoRole
  readonly email: string
  readonly password: string
}

/** The accounts of the demo world with this role, in its order: the first reseller is connected, the second is not. */
export function demoAccounts(role: DemoRole): Account[] {
  const file = path.join(process.env.DATA_DIR ?? '.data', 'demo.json')
  const demo = JSON.parse(readFileSync(file, 'utf8')) as { accounts: Account[] }
  return demo.accounts.filter((account) => account.role === role)
}

const pairs = (answer: Response) => answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')

/** Signs in over HTTP as a browser's form does; answers the cookie header. */
export async function signInCookie(account: { email: string; password: string }, base = BASE): Promise<string> {
  const csrf = await fetch(`${base}/api/auth/csrf`)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const answer = await fetch(`${base}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: base, cookie: pairs(csrf).join('; ') },
    body: new URLSearchParams({ csrfToken, email: account.email, password: account.password, json: 'true' }),
  })
  const session = pairs(answer).find((pair) => pair.includes('ivan-session='))
  expect(session, `${account.email} cannot sign in (${answer.status})`).toBeDefined()
  return session ?? ''
}

/** The first account of a role, signed in over HTTP. */
export async function cookieOf(role: DemoRole, index = 0): Promise<string> {
  const account = demoAccounts(role)[index]
  if (!account) throw new Error(`the demo world has no ${role} number ${index + 1}`)
  return signInCookie(account)
}

/** Gives a browser the session of somebody who signed in elsewhere. */
export async function useSession(context: BrowserContext, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=', 2)
  await context.addCookies([{ name, value, url: BASE, httpOnly: true, sameSite: 'Lax' }])
}
