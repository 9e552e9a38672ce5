'use client'
import type { ComponentProps } from 'react'
import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import { cn } from './cn'

export const DropdownMenu = Radix.Root
export const DropdownMenuTrigger = Radix.Trigger
export const DropdownMenuRadioGroup = Radix.RadioGroup

export function DropdownMenuContent({ className, align = 'end', ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align={align}
        sideOffset={4}
        collisionPadding={8}
        className={cn('z-50 min-w-44 animate-appear rounded-card border border-line bg-raised p-1 text-14 text-text shadow-float', className)}
        {...rest}
      />
    </Radix.Portal>
  )
}

const item =
  'flex min-h-8 items-center gap-2 rounded-control px-2.5 py-1.5 outline-none select-none data-disabled:opacity-50 data-highlighted:bg-sunken [&_svg]:size-4 [&_svg]:shrink-0'

export function DropdownMenuItem({ className, danger, ...rest }: ComponentProps<typeof Radix.Item> & { danger?: boolean }) {
  return <Radix.Item className={cn(item, danger && 'text-bad', className)} {...rest} />
}

export function DropdownMenuRadioItem({ className, children, ...rest }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={cn(item, 'justify-between', className)} {...rest}>
      <span className="flex items-center gap-2">{children}</span>
      <Radix.ItemIndicator>
        <Check aria-hidden />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  )
}

export function DropdownMenuLabel({ className, ...rest }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn('px-2.5 py-1.5 text-12 text-muted', className)} {...rest} />
}

export function DropdownMenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-line" />
}
