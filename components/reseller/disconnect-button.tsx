'use client'
import { useState } from 'react'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

export function DisconnectButton({ disconnect }: { disconnect: (input: Record<string, never>) => Promise<ActionAnswer<null>> }) {
  const t = useTranslations('reseller.api')
  const [isOpen, setOpen] = useState(false)
  const { run, isPending, error } = useConsoleAction(disconnect)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button variant="outline">{t('disconnect')}</Button></DialogTrigger>
      <DialogContent title={t('disconnectTitle')} description={t('disconnectText')} footer={<>
        <DialogClose asChild><Button variant="outline">{t('stay')}</Button></DialogClose>
        <Button variant="danger" pending={isPending} onClick={() => run({}, () => { setOpen(false); toast.success(t('disconnected')) })}>{t('disconnect')}</Button>
      </>}>
        {error ? <Notice tone="bad" title={error} urgent /> : null}
      </DialogContent>
    </Dialog>
  )
}
