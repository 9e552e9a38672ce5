import { AppError } from '../foundation/errors'
import { passwordLength } from './schema'

/** The long passwords that people really choose; compared after letters and digits only are left. */
const COMMON = [
  'passwordpassword', 'password123456', 'passw0rdpassw0rd', '123456789012345', '1234567890123456', 'qwertyuiopasdfgh', 'qwertyuiopasdfghjkl',
  'correcthorsebatterystaple', 'iloveyouiloveyou', 'letmeinletmein', 'adminadminadmin', 'changemechangeme', 'thisismypassword', 'mypasswordispassword',
  'abcdefghijklmno', 'abcdefghijklmnop', 'qazwsxedcrfvtgb', '1q2w3e4r5t6y7u8i', 'contrasenacontrasena', 'administrador123', 'ivanresellerivanreseller',
]
const MIN_DISTINCT = 6

const reduced = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** A short text repeated, or one walk along the alphabet or the digits. */
function isMonotonous(text: string): boolean {
  const doubled = (text + text).slice(1, -1)
  const steps = [...text].slice(1).map((character, index) => (character.codePointAt(0) ?? 0) - (text.codePointAt(index) ?? 0))
  return doubled.includes(text) || steps.every((step) => step === 1) || steps.every((step) => step === -1)
}

/**
 * Throws `weak_password` unless the password has 15 to 128 characters and is not one that is guessed first: a common one, a repetition,
 * the person's own address or name. No rule asks for digits or signs (NIST SP 800-63B-4).
 */
export function assertStrongPassword(password: string, own: readonly string[]): void {
  const length = [...password].length
  if (length < passwordLength.min || length > passwordLength.max) throw new AppError('weak_password', 'password length', { length })
  const core = reduced(password)
  const ownParts = own.map(reduced).filter((part) => part.length >= 5)
  const withoutOwn = ownParts.reduce((rest, part) => rest.replaceAll(part, ''), core)
  if (new Set(password).size < MIN_DISTINCT || isMonotonous(password) || COMMON.includes(core) || (ownParts.length > 0 && withoutOwn.length < 6 && withoutOwn !== core))
    throw new AppError('weak_password', 'a password that is guessed first')
}
