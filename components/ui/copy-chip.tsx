'use client'
import { useEffect, useState } from 'react'
import { useTranslations } from 'next-intl'

interface CopyChipProps {
  readonly value: string
  /** What is shown; default: the id's prefix and its last four characters ("ord_…4F2K"). */
  readonly text?: string
  readonly className?: string
}

/** An id as a chip: short to read, whole to copy. */
export function CopyChip({ value, text, className }: CopyChipProps) {
  const t = useTranslations('common')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <button
      type="button"
      title={value}
      aria-label={t('copy', { value })}
      onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
      className={`copy-chip ${copied ? 'i-tick' : 'i-copy'}${className ? ` ${className}` : ''}`}
    >
      {text ?? shortId(value)}
      <span role="status" className="sr-only">{copied ? t('copied') : ''}</span>
    </button>
  )
}

function shortId(id: string): string {
  const prefix = /^[a-z]+_/.exec(id)?.[0] ?? ''
  return id.length <= prefix.length + 6 ? id : `${prefix}…${id.slice(-4)}`
}
