'use client'
import { useId, useState, type ReactNode } from 'react'
import { FileCheck2, HandCoins } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import { Button } from '../ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '../ui/dialog'
import { FactList } from '../ui/fact-list'
import { TextField } from '../ui/field'
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
  /** At least so many letters are needed. */
  readonly least: number
  readonly children?: ReactNode
}

/** One answer to a case, with a note, named in full before it is sent. */
function Ask({ disputeId, kind, answer, trigger, title, text, confirm, label, least, children }: AskProps) {
  const t = useTranslations('reseller.order.case')
  const [isOpen, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const id = useId()
  const { run, isPending, error } = useConsoleAction(answer)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={title}
        description={text}
        footer={<>
          <DialogClose asChild><Button variant="outline">{t('keep')}</Button></DialogClose>
          <Button variant={kind === 'ACCEPT' ? 'danger' : 'primary'} pending={isPending} disabled={note.trim().length < least} onClick={() => run({ disputeId, kind, note: note.trim() }, () => { setOpen(false); toast.success(t('sent'), { description: t('sentText') }) })}>{confirm}</Button>
        </>}
      >
        {children}
        <TextField id={id} label={label} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
        {error ? <Notice tone="bad" title={error} urgent className="mt-3" /> : null}
      </DialogContent>
    </Dialog>
  )
}

/** "Accept the claim": PayPal gives the shopper the money back. */
export function AcceptClaim({ disputeId, amount, answer }: AnswerProps & { readonly amount: string }) {
  const t = useTranslations('reseller.order.case')
  return (
    <Ask disputeId={disputeId} kind="ACCEPT" answer={answer} trigger={<Button variant="outline"><HandCoins aria-hidden />{t('accept')}</Button>} title={t('acceptTitle', { amount })} text={t('acceptText')} confirm={t('accept')} label={t('note')} least={0}>
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
export function GiveEvidence({ disputeId, parcels, answer }: AnswerProps & { readonly parcels: number }) {
  const t = useTranslations('reseller.order.case')
  return <Ask disputeId={disputeId} kind="EVIDENCE" answer={answer} trigger={<Button><FileCheck2 aria-hidden />{t('evidence')}</Button>} title={t('evidenceTitle')} text={t('evidenceText', { parcels })} confirm={t('send')} label={t('evidenceNote')} least={parcels > 0 ? 0 : 3} />
}
