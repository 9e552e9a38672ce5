import type { ComponentProps } from 'react'
import { ChevronDown } from 'lucide-react'
import { cn } from './cn'
import { controlStyles } from './input'

export function NativeSelect({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className="relative block w-full">
      <select className={cn(controlStyles, 'h-9 appearance-none pr-9 text-14', className)} {...rest}>
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted" />
    </span>
  )
}
