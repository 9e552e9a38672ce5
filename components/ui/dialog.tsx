'use client'
import type { ComponentProps, ReactNode } from 'react'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dialog as Radix } from 'radix-ui'
import { cn } from './cn'

export const Dialog = Radix.Root
export const DialogTrigger = Radix.Trigger
export const DialogClose = Radix.Close

interface PanelProps extends Omit<ComponentProps<typeof Radix.Content>, 'title'> {
  readonly title: ReactNode
  readonly description?: ReactNode
  /** Buttons at the foot; the one that acts stands last. */
  readonly footer?: ReactNode
}

const scrim = 'fixed inset-0 z-40 animate-appear bg-scrim'

/** A question or a short form in the middle of the page. */
export function DialogContent(props: PanelProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={scrim} />
      <Panel
        {...props}
        className={cn(
          'top-1/2 left-1/2 max-h-[90dvh] w-[calc(100vw-2rem)] max-w-md -translate-1/2 animate-appear rounded-card border',
          props.className,
        )}
      />
    </Radix.Portal>
  )
}

/** A longer form or a review at the side; the whole width on phones. */
export function SheetContent(props: PanelProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={scrim} />
      <Panel {...props} className={cn('inset-y-0 right-0 h-dvh w-full max-w-lg animate-slide-end border-l', props.className)} />
    </Radix.Portal>
  )
}

function Panel({ title, description, footer, className, children, ...rest }: PanelProps) {
  const t = useTranslations('common')
  return (
    <Radix.Content
      className={cn('fixed z-50 flex flex-col border-line bg-raised text-14 text-text shadow-float outline-none', className)}
      {...(description ? {} : { 'aria-describedby': undefined })}
      {...rest}
    >
      <div className="flex items-start justify-between gap-4 px-5 pt-5 pb-3">
        <div>
          <Radix.Title className="text-16 font-semibold">{title}</Radix.Title>
          {description ? <Radix.Description className="mt-1 text-14 text-muted">{description}</Radix.Description> : null}
        </div>
        <Radix.Close aria-label={t('close')} className="-mt-1 -mr-2 grid size-8 shrink-0 place-content-center rounded-control text-muted hover:bg-sunken">
          <X aria-hidden className="size-4" />
        </Radix.Close>
      </div>
      <div className="grow overflow-y-auto px-5 pb-5">{children}</div>
      {footer ? <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</div> : null}
    </Radix.Content>
  )
}
