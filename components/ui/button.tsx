import type { ComponentProps } from 'react'
import { Slot } from 'radix-ui'
import { buttonStyles, type ButtonLook } from './button-styles'
import { cn } from './cn'
import { Spinner } from './spinner'

export { buttonStyles } from './button-styles'

export interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
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
