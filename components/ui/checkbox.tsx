'use client'
import type { ComponentProps, ReactNode } from 'react'
import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { cn } from './cn'

/** Give it an aria-label, or use CheckboxField. `checked="indeterminate"` for "some of them". */
export function Checkbox({ className, ...rest }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      className={cn(
        'group grid size-4 shrink-0 place-content-center rounded-[4px] border border-edge bg-raised text-on-accent disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent',
        className,
      )}
      {...rest}
    >
      <Radix.Indicator>
        <Check aria-hidden className="size-3 group-data-[state=indeterminate]:hidden" strokeWidth={3} />
        <Minus aria-hidden className="hidden size-3 group-data-[state=indeterminate]:block" strokeWidth={3} />
      </Radix.Indicator>
    </Radix.Root>
  )
}

export function CheckboxField({ id, label, hint, ...rest }: ComponentProps<typeof Radix.Root> & { id: string; label: ReactNode; hint?: ReactNode }) {
  return (
    <div className="flex items-start gap-2">
      <Checkbox id={id} name={id} className="mt-1" aria-describedby={hint ? `${id}-hint` : undefined} {...rest} />
      <div>
        <label htmlFor={id} className="text-14">{label}</label>
        {hint ? <p id={`${id}-hint`} className="text-13 text-muted">{hint}</p> : null}
      </div>
    </div>
  )
}
