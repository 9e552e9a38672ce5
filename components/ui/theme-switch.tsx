'use client'
import { useSyncExternalStore } from 'react'
import { Monitor, Moon, Sun } from 'lucide-react'
import { clsx } from 'clsx'

const CHOICES = [
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
  { value: 'system', icon: Monitor },
] as const
type Theme = (typeof CHOICES)[number]['value']

/** Light, dark, or as the device. Kept in this browser; components/ui/document.tsx sets it before the first paint. */
export function ThemeSwitch({ labels }: { labels: { readonly label: string } & Readonly<Record<Theme, string>> }) {
  const theme = useSyncExternalStore(subscribe, read, () => null)
  return (
    <div role="radiogroup" aria-label={labels.label} className="inline-flex rounded-full border border-line p-0.5">
      {CHOICES.map(({ value, icon: Icon }) => (
        <button
          key={value}
          type="button"
          role="radio"
          aria-checked={theme === value}
          aria-label={labels[value]}
          title={labels[value]}
          onClick={() => choose(value)}
          className={clsx('grid size-7 place-content-center rounded-full text-muted hover:text-text', theme === value && 'bg-sunken text-text')}
        >
          <Icon aria-hidden className="size-4" />
        </button>
      ))}
    </div>
  )
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('themechange', changed)
  window.addEventListener('storage', changed)
  return () => {
    window.removeEventListener('themechange', changed)
    window.removeEventListener('storage', changed)
  }
}

function read(): Theme {
  const kept = localStorage.getItem('theme')
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

function choose(theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem('theme')
    delete document.documentElement.dataset['theme']
  } else {
    localStorage.setItem('theme', theme)
    document.documentElement.dataset['theme'] = theme
  }
  window.dispatchEvent(new Event('themechange'))
}
