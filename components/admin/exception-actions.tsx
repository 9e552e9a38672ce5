'use client'
import { useId, useState } from 'react'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '../ui/dialog'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

interface WithText<T> {
  readonly title: string
  readonly text: string
  readonly button: string
  readonly label: string
  readonly variant?: 'outline' | 'primary'
  readonly act: (input: T) => Promise<ActionAnswer<null>>
  readonly input: (text: string) => T
}

/** A button that asks for one line of text before it acts. */
function AskAndDo<T>({ title, text, button, label, variant = 'outline', act, input }: WithText<T>) {
  const t = useTranslations('admin.exceptions')
  const [isOpen, setOpen] = useState(false)
  const [value, setValue] = useState('')
  const id = useId()
  const { run, isPending, error } = useConsoleAction(act)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button variant={variant} size="sm">{button}</Button></DialogTrigger>
      <DialogContent
        title={title}
        description={text}
        footer={<>
          <DialogClose asChild><Button variant="outline">{t('cancel')}</Button></DialogClose>
          <Button pending={isPending} disabled={value.trim().length < 3} onClick={() => run(input(value.trim()), () => { setOpen(false); toast.success(t('done')) })}>{button}</Button>
        </>}
      >
        <TextField id={id} label={label} value={value} maxLength={500} onChange={(event) => setValue(event.target.value)} />
        {error ? <Notice tone="bad" title={error} urgent className="mt-3" /> : null}
      </DialogContent>
    </Dialog>
  )
}

interface CloseException { readonly exceptionId: string; readonly close: (input: { exceptionId: string; note: string }) => Promise<ActionAnswer<null>> }

/** "Settled": a person says what came of it. */
export function CloseException({ exceptionId, close }: CloseException) {
  const t = useTranslations('admin.exceptions')
  return <AskAndDo title={t('closeTitle')} text={t('closeText')} button={t('close')} label={t('note')} act={close} input={(note) => ({ exceptionId, note })} />
}

interface SupplierPaidBack { readonly purchaseId: string; readonly book: (input: { purchaseId: string; reference: string }) => Promise<ActionAnswer<null>> }

/** "The money is back": for a card or account whose statement only a person sees. */
export function SupplierPaidBack({ purchaseId, book }: SupplierPaidBack) {
  const t = useTranslations('admin.exceptions')
  return <AskAndDo title={t('paidBackTitle')} text={t('paidBackText')} button={t('paidBack')} label={t('reference')} act={book} input={(reference) => ({ purchaseId, reference })} />
}

interface PayAgain { readonly payoutId: string; readonly pay: (input: { payoutId: string }) => Promise<ActionAnswer<null>> }

/** "Pay again", with what it does named before it is done. */
export function PayAgain({ payoutId, pay }: PayAgain) {
  const t = useTranslations('admin.exceptions')
  const [isOpen, setOpen] = useState(false)
  const { run, isPending, error } = useConsoleAction(pay)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button variant="outline" size="sm">{t('payAgain')}</Button></DialogTrigger>
      <DialogContent
        title={t('payAgainTitle')}
        description={t('payAgainText')}
        footer={<>
          <DialogClose asChild><Button variant="outline">{t('cancel')}</Button></DialogClose>
          <Button pending={isPending} onClick={() => run({ payoutId }, () => { setOpen(false); toast.success(t('payAgainDone')) })}>{t('payAgain')}</Button>
        </>}
      >
        {error ? <Notice tone="bad" title={error} urgent /> : null}
      </DialogContent>
    </Dialog>
  )
}
