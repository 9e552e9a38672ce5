'use client'
import { useId, useState, type ReactNode } from 'react'
import { FileCheck2, HandCoins } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import { Button } from '../ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '../ui/dialog'
import { FactList } from '../ui/fact-list'
import { Field, fieldProps } from '../ui/field'
import { Textarea } from '../ui/input'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'
import type { AnswerCase } from './case-card'

interface AnswerProps { readonly disputeId: string; readonly answer: AnswerCase }
interface AskProps extends AnswerProps {
  readonly kind: 'ACCEPT' | 'EVIDENCE'
  readonly trigger: ReactNode
  readonly title: string
  readonly text: string
  readonly confirm: string
  readonly label: string
  readonly hint?: string
  /** What is said where nothing is written; null: nothing has to be. */
  readonly missing: string | null
  readonly children?: ReactNode
}

/** One answer to a case, with a note, named in full before it is sent. */
function Ask({ disputeId, kind, answer, trigger, title, text, confirm, label, hint, missing, children }: AskProps) {
  const t = useTranslations('reseller.order.case')
  const [isOpen, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const [isMissing, setMissing] = useState(false)
  const id = useId()
  const { run, isPending, error } = useConsoleAction(answer)
  const send = () => {
    if (missing !== null && note.trim().length < 3) return setMissing(true)
    run({ disputeId, kind, note: note.trim() }, () => { setOpen(false); toast.success(t('sent'), { description: t('sentText') }) })
  }
  const texts = { hint, error: isMissing ? missing : null }
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={title}
        description={text}
        footer={<>
          <DialogClose asChild><Button variant="outline">{t('keep')}</Button></DialogClose>
          <Button variant={kind === 'ACCEPT' ? 'danger' : 'primary'} pending={isPending} onClick={send}>{confirm}</Button>
        </>}
      >
        {children}
        <Field id={id} label={label} {...texts}>
          <Textarea {...fieldProps(id, texts)} value={note} rows={4} maxLength={2000} disabled={isPending} onChange={(event) => { setNote(event.target.value); setMissing(false) }} />
        </Field>
        {error ? <Notice tone="bad" title={error} urgent className="mt-3" /> : null}
      </DialogContent>
    </Dialog>
  )
}

/** "Accept the claim": PayPal gives the shopper the money back. */
export function AcceptClaim({ disputeId, amount, answer }: AnswerProps & { readonly amount: string }) {
  const t = useTranslations('reseller.order.case')
  return (
    <Ask disputeId={disputeId} kind="ACCEPT" answer={answer} trigger={<Button variant="outline"><HandCoins aria-hidden />{t('accept')}</Button>} title={t('acceptTitle', { amount })} text={t('acceptText')} confirm={t('accept')} label={t('note')} missing={null}>
      <FactList className="mb-3" facts={[
        { label: t('acceptHow'), value: t('acceptHowValue') },
        { label: t('acceptSale'), value: t('acceptSaleValue') },
        { label: t('acceptPayout'), value: t('acceptPayoutValue') },
        { label: t('acceptCost'), value: t('acceptCostValue') },
      ]} />
    </Ask>
  )
}

/** "Give evidence": the parcels' numbers, and what a person writes. */
export function GiveEvidence({ disputeId, parcels, answer }: AnswerProps & { readonly parcels: readonly { readonly carrier: string; readonly number: string }[] }) {
  const t = useTranslations('reseller.order.case')
  return (
    <Ask disputeId={disputeId} kind="EVIDENCE" answer={answer} trigger={<Button><FileCheck2 aria-hidden />{t('evidence')}</Button>} title={t('evidenceTitle')} text={t('evidenceText', { parcels: parcels.length })} confirm={t('send')} label={t('evidenceNote')} hint={t('evidenceHint')} missing={parcels.length > 0 ? null : t('evidenceMissing')}>
      {parcels.length > 0 ? <FactList className="mb-3" facts={parcels.map((parcel) => ({ label: parcel.carrier || t('parcel'), value: <span className="font-mono text-13 break-all">{parcel.number}</span> }))} /> : null}
    </Ask>
  )
}
