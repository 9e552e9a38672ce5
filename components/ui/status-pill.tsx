import type { ReactNode } from 'react'
import { Ban, CircleAlert, CircleCheck, CircleDashed, CircleDot, Info, LoaderCircle, TriangleAlert } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { cn } from './cn'

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'info' | 'moving' | 'ended'

const LOOK: Record<Tone, { icon: LucideIcon; classes: string }> = {
  neutral: { icon: CircleDashed, classes: 'text-muted bg-sunken border-line' },
  good: { icon: CircleCheck, classes: 'text-good bg-[color-mix(in_srgb,var(--good)_10%,var(--raised))] border-[color-mix(in_srgb,var(--good)_30%,var(--raised))]' },
  warn: { icon: TriangleAlert, classes: 'text-warn bg-[color-mix(in_srgb,var(--warn)_10%,var(--raised))] border-[color-mix(in_srgb,var(--warn)_30%,var(--raised))]' },
  bad: { icon: CircleAlert, classes: 'text-bad bg-[color-mix(in_srgb,var(--bad)_9%,var(--raised))] border-[color-mix(in_srgb,var(--bad)_30%,var(--raised))]' },
  info: { icon: Info, classes: 'text-info bg-[color-mix(in_srgb,var(--info)_10%,var(--raised))] border-[color-mix(in_srgb,var(--info)_30%,var(--raised))]' },
  moving: { icon: CircleDot, classes: 'text-info bg-[color-mix(in_srgb,var(--info)_10%,var(--raised))] border-[color-mix(in_srgb,var(--info)_30%,var(--raised))]' },
  ended: { icon: Ban, classes: 'text-muted bg-sunken border-line' },
}

interface StatusPillProps {
  readonly tone: Tone
  /** Takes the place of the tone's own icon. */
  readonly icon?: LucideIcon
  /** Work goes on right now: the icon turns. */
  readonly busy?: boolean
  readonly className?: string
  readonly children: ReactNode
}

/** A state as word + icon + colour: none of the three alone carries it. */
export function StatusPill({ tone, icon, busy, className, children }: StatusPillProps) {
  const Icon = busy ? LoaderCircle : (icon ?? LOOK[tone].icon)
  return (
    <span className={cn('inline-flex h-6 items-center gap-1 rounded-full border px-2 text-12 font-medium whitespace-nowrap', LOOK[tone].classes, className)}>
      <Icon aria-hidden className={cn('size-3.5', busy && 'animate-spin')} />
      {children}
    </span>
  )
}

/** A small plain label: a count, a country, "new". */
export function Badge({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <span className={cn('inline-flex h-5 items-center rounded-full bg-sunken px-2 text-12 font-medium text-muted', className)}>{children}</span>
  )
}
