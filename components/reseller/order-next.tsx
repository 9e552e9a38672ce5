import Link from 'next/link'
import { buttonStyles } from '../ui/button-styles'
import { cn } from '../ui/cn'
import { RelativeTime } from '../ui/relative-time'
import type { NextStep } from './next-step'

/** What comes next, in a few words; a button where a person is needed. */
export function OrderNext({ step }: { step: NextStep }) {
  if (!step.isUrgent) return <span className="text-muted">{step.text}</span>
  return (
    <span className="flex flex-col items-start gap-1">
      <span className="font-medium text-warn">{step.text}</span>
      {step.note ? <span className="text-12 text-muted">{step.note.text} <RelativeTime at={step.note.at} withHour={step.note.isEnd ?? false} /></span> : null}
      {step.fix ? <Link href={step.fix.href} prefetch={false} className={cn(buttonStyles({ variant: 'outline', size: 'sm' }), 'relative z-10 h-7 px-2.5')}>{step.fix.text}</Link> : null}
    </span>
  )
}
