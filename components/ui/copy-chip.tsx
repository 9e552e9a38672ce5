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
export function CopyChip(props: CopyChipProps) {
  const t = useTranslations('common')
  return <ChipWithTexts {...props} label={t('copy', { value: props.value })} copied={t('copied')} />
}

/** The same where many stand in a list, which has its texts looked up once. */
export function ChipWithTexts({ value, text, className, label, copied }: CopyChipProps & { readonly label: string; readonly copied: string }) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <button
      type="button"
      title={value}
      aria-label={label}
      onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
      className={`copy-chip ${isCopied ? 'i-tick' : 'i-copy'}${className ? ` ${className}` : ''}`}
    >
      {text ?? shortId(value)}
      <span role="status" className="sr-only">{isCopied ? copied : ''}</span>
    </button>
  )
}

function shortId(id: string): string {
  const prefix = /^[a-z]+_/.exec(id)?.[0] ?? ''
  return id.length <= prefix.length + 6 ? id : `${prefix}…${id.slice(-4)}`
}
