'use client'
import { useState } from 'react'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

interface ResellerStatusProps {
  readonly userId: string
  readonly name: string
  readonly status: string
  readonly setStatus: (input: { userId: string; status: 'ACTIVE' | 'DISABLED' }) => Promise<ActionAnswer<null>>
}

/** Approve, disable (with what that means, before it is done) or let in again. */
export function ResellerStatus({ userId, name, status, setStatus }: ResellerStatusProps) {
  const t = useTranslations('admin.resellers')
  const [isOpen, setOpen] = useState(false)
  const { run, isPending, error } = useConsoleAction(setStatus)
  if (status !== 'ACTIVE') {
    const label = status === 'PENDING' ? t('approve') : t('enable')
    return <Button size="sm" variant={status === 'PENDING' ? 'primary' : 'outline'} pending={isPending} aria-label={`${label}: ${name}`} onClick={() => run({ userId, status: 'ACTIVE' }, () => toast.success(t('active', { name })))}>{label}</Button>
  }
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button size="sm" variant="ghost" aria-label={`${t('disable')}: ${name}`}>{t('disable')}</Button></DialogTrigger>
      <DialogContent
        title={t('disableTitle', { name })}
        description={t('disableText')}
        footer={<>
          <DialogClose asChild><Button variant="outline">{t('keep')}</Button></DialogClose>
          <Button variant="danger" pending={isPending} onClick={() => run({ userId, status: 'DISABLED' }, () => { setOpen(false); toast.success(t('disabled', { name })) })}>{t('disable')}</Button>
        </>}
      >
        {error ? <Notice tone="bad" title={error} urgent /> : null}
      </DialogContent>
    </Dialog>
  )
}
