import { z } from 'zod'

const MAX_EMAIL = 254
const MAX_NAME = 80
const MIN_PASSWORD = 15 // NIST SP 800-63B-4: the password is the only factor
const MAX_PASSWORD = 128

/**
 * An e-mail address: ASCII only, checked BEFORE it is lower-cased, so that no look-alike of "@" or of a letter becomes another
 * person's address (GHSA-7rqj-j65f-68wh).
 */
export const Email = z
  .string()
  .trim()
  .max(MAX_EMAIL)
  .regex(/^[\x21-\x7e]+$/)
  .transform((email) => email.toLowerCase())
  .pipe(z.email())

/** Characters that are not seen: controls, zero-width, text direction. They are taken out of names. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu

export const PersonName = z
  .string()
  .max(MAX_NAME * 4)
  .transform((name) => name.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim())
  .pipe(z.string().min(1).refine((name) => [...name].length <= MAX_NAME, 'too long'))

/** A new password: length only, no composition rules; how easy it is to guess is decided in assertStrongPassword. */
export const NewPassword = z.string().max(MAX_PASSWORD * 4)

export const passwordLength = { min: MIN_PASSWORD, max: MAX_PASSWORD } as const

/** What a person who registers may say; a role, a balance or an id in it is refused, not ignored (B13-B17). */
export const Registration = z.strictObject({
  email: Email,
  name: PersonName,
  password: NewPassword,
  shopName: PersonName.optional(),
  locale: z.enum(['en', 'es']).optional(),
})
export type Registration = z.output<typeof Registration>
