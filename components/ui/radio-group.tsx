'use client'
import type { ComponentProps, ReactNode } from 'react'
import { RadioGroup as Radix } from 'radix-ui'
import { cn } from './cn'

export function RadioGroup({ className, ...rest }: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root className={cn('flex flex-col gap-2', className)} {...rest} />
}

/** One choice as a whole line: its meaning stands under it. */
export function RadioChoice({ id, label, hint, ...rest }: ComponentProps<typeof Radix.Item> & { id: string; label: ReactNode; hint?: ReactNode }) {
  return (
    <div className="flex items-start gap-2.5 rounded-card border border-line bg-raised p-3 has-data-[state=checked]:border-accent">
      <Radix.Item id={id} className="mt-1 grid size-4 shrink-0 place-content-center rounded-full border border-edge bg-raised data-[state=checked]:border-accent" {...rest}>
        <Radix.Indicator className="block size-2 rounded-full bg-accent" />
      </Radix.Item>
      <div>
        <label htmlFor={id} className="text-14 font-medium">{label}</label>
        {hint ? <p className="text-13 text-muted">{hint}</p> : null}
      </div>
    </div>
  )
}
