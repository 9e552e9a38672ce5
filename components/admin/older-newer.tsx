import Link from 'next/link'
import { buttonStyles } from '../ui/button'

interface OlderNewerProps { readonly label: string; readonly newest: { readonly href: string; readonly text: string } | null; readonly older: { readonly href: string; readonly text: string } | null }

/** Through a long list by keyset: on to older rows, or back to the newest. */
export function OlderNewer({ label, newest, older }: OlderNewerProps) {
  if (!newest && !older) return null
  const look = buttonStyles({ variant: 'outline', size: 'sm' })
  return (
    <nav aria-label={label} className="flex justify-between gap-4 py-4">
      {newest ? <Link href={newest.href} className={look}>{newest.text}</Link> : <span />}
      {older ? <Link href={older.href} rel="next" className={look}>{older.text}</Link> : null}
    </nav>
  )
}
