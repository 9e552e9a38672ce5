import type { ComponentProps } from 'react'
import { cn } from './cn'

export const controlStyles =
  'w-full rounded-control border border-edge bg-raised px-3 text-text placeholder:text-muted/80 disabled:opacity-60 aria-invalid:border-bad aria-invalid:outline-bad'

export function Input({ className, type, ...rest }: ComponentProps<'input'>) {
  return <input type={type ?? 'text'} className={cn(controlStyles, 'h-9 text-14', className)} {...rest} />
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={cn(controlStyles, 'min-h-20 py-2 text-14', className)} {...rest} />
}
