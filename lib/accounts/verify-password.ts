import { hash, verify } from '@node-rs/argon2'
import { randomToken } from '../foundation/crypto'
import { AppError } from '../foundation/errors'

// OWASP's minimum for argon2id (the library's algorithm unless told otherwise). Each run takes 19 MiB: more than two at once would let strangers fill the memory.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const AT_ONCE = 2
const MAX_WAITING = 100

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw new AppError('too_many_requests', 'too many passwords are being checked', { retryAfterSeconds: 5 })
    // The one that ends hands its place over: `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** One spelling for what looks the same, whatever the keyboard sent. */
const spelled = (password: string) => password.normalize('NFKC')

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(spelled(password), OPTIONS))
}

let dummy: Promise<string> | undefined

/** Whether the password is right. Without a stored hash (unknown e-mail) the same work is done, so that time tells nothing (B89). */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword(randomToken())
  const against = storedHash ?? (await dummy)
  const isRight = await inTurn(() => verify(against, spelled(password)))
  return storedHash !== null && isRight
}
