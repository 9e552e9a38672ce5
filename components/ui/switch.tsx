'use client'
import type { ComponentProps, ReactNode } from 'react'
import { Switch as Radix } from 'radix-ui'
import { cn } from './cn'

export function Switch({ className, ...rest }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      className={cn(
        'relative h-5 w-9 shrink-0 rounded-full border border-edge bg-sunken transition-colors disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent',
        className,
      )}
      {...rest}
    >
      <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-muted transition-transform data-[state=checked]:translate-x-[1.15rem] data-[state=checked]:bg-on-accent" />
    </Radix.Root>
  )
}

export function SwitchField({ id, label, hint, ...rest }: ComponentProps<typeof Radix.Root> & { id: string; label: ReactNode; hint?: ReactNode }) {
  return (
    <div className="flex items-start justify-between gap-4">
      <div>
        <label htmlFor={id} className="text-14 font-medium">{label}</label>
        {hint ? <p id={`${id}-hint`} className="text-13 text-muted">{hint}</p> : null}
      </div>
      <Switch id={id} name={id} aria-describedby={hint ? `${id}-hint` : undefined} {...rest} />
    </div>
  )
}
