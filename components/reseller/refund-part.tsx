'use client'
import { useState } from 'react'
import { Undo2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '@/lib/foundation/money'
import type { OrderPart } from '@/lib/reports/order-parts'
import { useConsoleAction, type ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '../ui/dialog'
import { FactList } from '../ui/fact-list'
import { Notice } from '../ui/notice'
import { RelativeTime } from '../ui/relative-time'
import { toast } from '../ui/toast'

type RefundPart = (input: { orderId: string; supplierOrderId: string }) => Promise<ActionAnswer<null>>
interface PartProps { readonly orderId: string; readonly part: OrderPart; readonly shopper: string; readonly hasCase: boolean; readonly refund: RefundPart }

/** A part that will not come: what it is, and the refund for exactly that. Nothing once it is given back. */
export function MissingPart({ orderId, part, shopper, hasCase, refund }: PartProps) {
  const t = useTranslations('reseller.order.part')
  const locale = useLocale()
  if (part.refund === 'done') return null
  const amount = part.amount ? formatMoney(part.amount, locale) : ''
  if (part.refund === 'on_its_way') return <Notice tone="info" title={t('waiting', { amount })} className="mb-4" />
  return (
    <Notice tone="warn" title={t('title')} className="mb-4">
      {part.amount ? <p className="text-text">{t('gone', { titles: locale.startsWith('es') ? part.titles.es : part.titles.en })}</p> : null}
      <p className="mt-1">{part.amount ? t('text', { amount }) : t('noAmount')}{hasCase ? ` ${t('case')}` : part.mayRefund ? <> {t('byItself')} <RelativeTime at={part.refundsAt} withHour />.</> : ''}</p>
      {part.mayRefund ? <div className="mt-3"><RefundPartButton orderId={orderId} supplierOrderId={part.supplierOrderId} amount={amount} shopper={shopper} refund={refund} /></div> : null}
    </Notice>
  )
}

function RefundPartButton({ orderId, supplierOrderId, amount, shopper, refund }: { orderId: string; supplierOrderId: string; amount: string; shopper: string; refund: RefundPart }) {
  const t = useTranslations('reseller.order.part')
  const [isOpen, setOpen] = useState(false)
  const { run, isPending, error } = useConsoleAction(refund)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button variant="outline"><Undo2 aria-hidden />{t('button', { amount })}</Button></DialogTrigger>
      <DialogContent
        title={t('confirmTitle', { amount })}
        description={t('confirmText')}
        footer={<>
          <DialogClose asChild><Button variant="outline">{t('keep')}</Button></DialogClose>
          <Button variant="danger" pending={isPending} onClick={() => run({ orderId, supplierOrderId }, () => { setOpen(false); toast.success(t('started'), { description: t('startedText') }) })}>{t('button', { amount })}</Button>
        </>}
      >
        <FactList facts={[
          { label: t('gets', { shopper }), value: `+${amount}` },
          { label: t('how'), value: t('howValue') },
          { label: t('cost'), value: t('costValue') },
          { label: t('sale'), value: t('saleValue') },
          { label: t('payout'), value: t('payoutValue') },
        ]} />
        {error ? <Notice tone="bad" title={error} urgent className="mt-3" /> : null}
      </DialogContent>
    </Dialog>
  )
}
