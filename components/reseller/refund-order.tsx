'use client'
import { useState } from 'react'
import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '../ui/dialog'
import { FactList } from '../ui/fact-list'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

interface RefundOrderProps {
  readonly orderId: string
  readonly shopper: string
  readonly email: string
  /** Texts with their currency. */
  readonly amount: string
  readonly fee: string
  readonly estimatedProfit: string | null
  readonly refund: (input: { orderId: string }) => Promise<ActionAnswer<null>>
}

/** "Refund in full", with every effect named before it is confirmed. */
export function RefundOrder({ orderId, shopper, email, amount, fee, estimatedProfit, refund }: RefundOrderProps) {
  const t = useTranslations('reseller.order.refund')
  const [isOpen, setOpen] = useState(false)
  const { run, isPending, error } = useConsoleAction(refund)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button variant="outline"><Undo2 aria-hidden />{t('button')}</Button></DialogTrigger>
      <DialogContent
        title={t('title', { amount })}
        description={t('text')}
        footer={<>
          <DialogClose asChild><Button variant="outline">{t('keep')}</Button></DialogClose>
          <Button variant="danger" pending={isPending} onClick={() => run({ orderId }, () => { setOpen(false); toast.success(t('started'), { description: t('startedText') }) })}>{t('confirm', { amount })}</Button>
        </>}
      >
        <FactList facts={[
          { label: t('shopper', { shopper }), value: `+${amount}` },
          { label: t('how'), value: t('howValue') },
          { label: t('fee'), value: t('feeValue', { fee }) },
          { label: t('supplier'), value: t('supplierValue') },
          { label: t('commission'), value: t('commissionValue') },
          { label: t('payout'), value: t('payoutValue') },
          ...(estimatedProfit ? [{ label: t('profit'), value: t('profitValue', { amount: estimatedProfit }), strong: true }] : []),
        ]} />
        <p className="pt-2 text-13 text-muted">{t('mail', { email })}</p>
        {error ? <Notice tone="bad" title={error} urgent className="mt-3" /> : null}
      </DialogContent>
    </Dialog>
  )
}
