import { cookies, headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { ErrorCode } from '../foundation/errors'
import type { SessionUser } from '../accounts/read-session'
import type { Access } from './access-policy'
import { assertPlainData } from './assert-plain-data'
import { checkAccess } from './check-access'
import { errorCodeOf } from './error-code-of'
import { issuesOf, logProblem, type Problem } from './problem'
import { problemText } from './problem-texts'
import { DEFAULT_LOCALE, isLocale, type Locale } from './i18n/locales'
import { pickLocale } from './i18n/pick-locale'
import { LOCALE_COOKIE } from './i18n/shop-rewrites.mjs'
import { assertSameOrigin } from './same-origin'
import { currentUser } from './session'

export type ActionResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly issues?: Problem['issues'] }

interface ActionCall<Input, User> {
  readonly input: Input
  readonly user: User
  readonly locale: Locale
}

type UserFor<A extends Access> = A extends 'anyone' ? SessionUser | null : SessionUser

interface ActionOptions<A extends Access, Schema extends z.ZodType, T> {
  readonly access: A
  readonly input: Schema
  readonly run: (call: ActionCall<z.output<Schema>, UserFor<A>>) => Promise<T>
}

/** Form data as an object: one value per name, without the fields that Next adds. */
function asObject(input: unknown): unknown {
  if (!(input instanceof FormData)) return input
  return Object.fromEntries([...input].filter(([name]) => !name.startsWith('$ACTION')))
}

/**
 * Makes a server action: access, origin and input checked in one place; an error comes back as a code and a text in the person's
 * language instead of being thrown into the page. It takes the input itself or a FormData.
 */
export function action<A extends Exclude<Access, 'internal' | 'sender'>, Schema extends z.ZodType, T>(name: string, options: ActionOptions<A, Schema, T>) {
  return async (input: z.input<Schema> | FormData): Promise<ActionResult<T>> => {
    const requestHeaders = await headers()
    let locale = pickLocale((await cookies()).get(LOCALE_COOKIE)?.value, requestHeaders.get('accept-language'))
    try {
      assertSameOrigin(new Headers([...requestHeaders]))
      const user = await currentUser()
      if (user) locale = isLocale(user.locale) ? user.locale : DEFAULT_LOCALE
      checkAccess(options.access, user)
      const data = asObject(input)
      assertPlainData(data)
      // checkAccess has thrown where the access needs a user and there is none.
      const value = await options.run({ input: options.input.parse(data), user: user as UserFor<A>, locale })
      return { ok: true, value }
    } catch (error) {
      unstable_rethrow(error)
      const code = errorCodeOf(error)
      logProblem(error, code, `action ${name}`)
      const issues = issuesOf(error)
      const { title, detail } = problemText(code, locale)
      return { ok: false, code, message: `${title}. ${detail}`, ...(issues ? { issues } : {}) }
    }
  }
}
