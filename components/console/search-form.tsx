import { Icon } from '../ui/icon'
import { Input } from '../ui/input'

interface SearchFormProps {
  readonly action: string
  readonly words: string | undefined
  /** Other parts of the address that stay. */
  readonly keep?: Readonly<Record<string, string | undefined>>
  readonly label: string
}

/** A search that is an address: works without script, can be kept and sent. */
export function SearchForm({ action, words, keep = {}, label }: SearchFormProps) {
  return (
    <form action={action} role="search" className="relative max-w-md">
      {Object.entries(keep).map(([name, value]) => (value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />))}
      <Icon name="search" className="pointer-events-none absolute top-2.5 left-3 text-muted" />
      <Input type="search" name="q" defaultValue={words} aria-label={label} placeholder={label} maxLength={100} className="pl-9" />
    </form>
  )
}
