import type { ComponentProps } from 'react'
import { cva } from 'class-variance-authority'
import type { VariantProps } from 'class-variance-authority'
import { Slot } from 'radix-ui'
import { cn } from './cn'
import { Spinner } from './spinner'

export const buttonStyles = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap no-underline transition-colors select-none disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:bg-[color-mix(in_srgb,var(--accent)_88%,var(--text))]',
        outline: 'border border-[color-mix(in_srgb,var(--edge)_45%,var(--line))] bg-raised text-text hover:bg-sunken',
        soft: 'bg-sunken text-text hover:bg-line',
        ghost: 'text-text hover:bg-sunken',
        danger: 'border border-bad bg-raised text-bad hover:bg-[color-mix(in_srgb,var(--bad)_10%,var(--raised))]',
        link: 'h-auto! px-0! text-accent underline hover:no-underline',
      },
      size: {
        sm: 'h-8 px-3 text-13',
        md: 'h-9 px-4 text-14',
        lg: 'h-12 px-6 text-16',
        icon: 'size-9 text-14',
      },
    },
    defaultVariants: { variant: 'primary', size: 'md' },
  },
)

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonStyles> {
  /** Draws the only child (a link) as the button. */
  readonly asChild?: boolean
  /** Work is going on: shows it, tells it to readers, takes no second click. */
  readonly pending?: boolean
}

export function Button({ className, variant, size, asChild, pending, disabled, children, type, ...rest }: ButtonProps) {
  const classes = cn(buttonStyles({ variant, size }), className)
  if (asChild) return <Slot.Root className={classes} {...rest}>{children}</Slot.Root>
  return (
    <button type={type ?? 'button'} className={classes} disabled={disabled || pending} aria-busy={pending || undefined} {...rest}>
      {pending ? <Spinner /> : null}
      {children}
    </button>
  )
}
