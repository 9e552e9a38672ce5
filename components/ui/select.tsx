'use client'
import type { ComponentProps } from 'react'
import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { cn } from './cn'
import { controlStyles } from './input'

export const Select = Radix.Root
export const SelectGroup = Radix.Group
export const SelectValue = Radix.Value

export function SelectTrigger({ className, children, ...rest }: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className={cn(controlStyles, 'flex h-9 items-center justify-between gap-2 text-14 data-placeholder:text-muted', className)}
      {...rest}
    >
      <span className="truncate">{children}</span>
      <Radix.Icon asChild>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
      </Radix.Icon>
    </Radix.Trigger>
  )
}

export function SelectContent({ className, children, ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        position="popper"
        sideOffset={4}
        className={cn(
          'z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-appear overflow-y-auto rounded-card border border-line bg-raised p-1 text-14 text-text shadow-float',
          className,
        )}
        {...rest}
      >
        <Radix.Viewport>{children}</Radix.Viewport>
      </Radix.Content>
    </Radix.Portal>
  )
}

export function SelectItem({ className, children, ...rest }: ComponentProps<typeof Radix.Item>) {
  return (
    <Radix.Item
      className={cn(
        'relative flex items-center rounded-control py-1.5 pr-3 pl-8 outline-none select-none data-disabled:opacity-50 data-highlighted:bg-sunken',
        className,
      )}
      {...rest}
    >
      <Radix.ItemIndicator className="absolute left-2">
        <Check aria-hidden className="size-4" />
      </Radix.ItemIndicator>
      <Radix.ItemText>{children}</Radix.ItemText>
    </Radix.Item>
  )
}
