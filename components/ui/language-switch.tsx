'use client'
import { clsx } from 'clsx'

interface LanguageSwitchProps {
  readonly current: string
  /** Each language by its own name. */
  readonly names: Readonly<Record<string, string>>
  readonly label: string
}

const YEAR = 31_536_000

/** Keeps the choice in the cookie that every page looks at, then loads the page again in that language. */
export function LanguageSwitch({ current, names, label }: LanguageSwitchProps) {
  return (
    <div role="group" aria-label={label} className="inline-flex rounded-full border border-line p-0.5 text-13">
      {Object.entries(names).map(([locale, name]) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-label={name}
          aria-pressed={locale === current}
          onClick={() => {
            document.cookie = `locale=${locale}; path=/; max-age=${YEAR}; samesite=lax`
            window.location.reload()
          }}
          className={clsx('h-7 rounded-full px-2.5 text-muted uppercase hover:text-text', locale === current && 'bg-sunken font-medium text-text')}
        >
          {locale}
        </button>
      ))}
    </div>
  )
}
