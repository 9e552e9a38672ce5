import { Download } from 'lucide-react'
import { buttonStyles } from '../ui/button'

/** The list on the page as a file, in both forms. */
export function ExportLinks({ list, query = {} }: { list: 'orders' | 'payouts' | 'profit' | 'ledger' | 'resellers'; query?: Readonly<Record<string, string | undefined>> }) {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const href = (format: string) => `/admin/export?${new URLSearchParams([['list', list], ['format', format], ...given]).toString()}`
  return (
    <>
      {['csv', 'json'].map((format) => <a key={format} href={href(format)} download className={buttonStyles({ variant: 'outline', size: 'sm' })}><Download aria-hidden /> {format.toUpperCase()}</a>)}
    </>
  )
}
