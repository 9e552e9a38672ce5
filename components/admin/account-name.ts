import type { useTranslations } from 'next-intl'

type Words = ReturnType<typeof useTranslations<'admin.ledger'>>
type Key = Parameters<Words>[0]

/** The account's name for people; a code without its words reads as "other account", never as itself. */
export function accountName(t: Words, code: string): string {
  const key = `accounts.${code}`
  return t((t.has(key as Key) ? key : 'accounts.other') as 'accounts.other')
}

/** What kind of movement a transaction is. */
export function kindName(t: Words, kind: string): string {
  const key = `kinds.${kind}`
  return t((t.has(key as Key) ? key : 'kinds.other') as 'kinds.other')
}
