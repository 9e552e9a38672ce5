import type { ReactNode } from 'react'
import { cn } from './cn'
import type { IconName } from './icon'

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'info' | 'moving' | 'ended'

const ICONS: Record<Tone, IconName> = { neutral: 'dashed', good: 'check', warn: 'triangle', bad: 'alert', info: 'info', moving: 'dot', ended: 'ban' }

interface StatusPillProps {
  readonly tone: Tone
  /** Takes the place of the tone's own icon. */
  readonly icon?: IconName | undefined
  /** Work goes on right now: the icon turns. */
  readonly busy?: boolean
  readonly className?: string
  readonly children: ReactNode
}

/** A state as word + icon + colour: none of the three alone carries it. One element: a list shows two a row. */
export function StatusPill({ tone, icon, busy, className, children }: StatusPillProps) {
  const look = busy ? `pill pill-${tone} i-loader busy` : `pill pill-${tone} i-${icon ?? ICONS[tone]}`
  return <span className={className ? `${look} ${className}` : look}>{children}</span>
}

/** A small plain label: a count, a country, "new". */
export function Badge({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <span className={cn('inline-flex h-5 items-center rounded-full bg-sunken px-2 text-12 font-medium text-muted', className)}>{children}</span>
  )
}
