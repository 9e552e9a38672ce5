import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section className={cn('rounded-card border border-line bg-raised', className)} {...rest} />
}

interface CardHeaderProps {
  readonly title: ReactNode
  readonly description?: ReactNode
  /** On the right: a link or one button. */
  readonly action?: ReactNode
  readonly id?: string
  readonly className?: string
}

export function CardHeader({ title, description, action, id, className }: CardHeaderProps) {
  return (
    <div className={cn('flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4 pb-3', className)}>
      <div className="min-w-0">
        <h2 id={id} className="text-14 font-semibold">{title}</h2>
        {description ? <p className="text-13 text-muted">{description}</p> : null}
      </div>
      {action}
    </div>
  )
}

export function CardContent({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={cn('px-4 pb-4', className)} {...rest} />
}

export function CardFooter({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={cn('flex flex-wrap items-center gap-2 border-t border-line px-4 py-3', className)} {...rest} />
}
