'use client'
import { useState } from 'react'
import { ShoppingBag } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { failureTitle } from '../console/event-words'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogTrigger } from '../ui/dialog'
import { FactList } from '../ui/fact-list'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

interface BuyNowProps {
  readonly orderId: string
  /** The loss guard's numbers as texts, where it stopped the order; null: a plain second try. */
  readonly loss: { readonly paid: string; readonly costAtSale: string; readonly costNow: string; readonly fee: string; readonly profit: string; readonly required: string; readonly isLoss: boolean } | null
  readonly buy: (input: { orderId: string; acceptLoss: boolean }) => Promise<ActionAnswer<{ status: string; failureReason: string | null }>>
}

/** "Buy at AliExpress now": at once, or after a look at what it would leave. */
export function BuyNow({ orderId, loss, buy }: BuyNowProps) {
  const t = useTranslations('reseller.order.buy')
  const events = useTranslations('events')
  const [isOpen, setOpen] = useState(false)
  const { run, isPending, error } = useConsoleAction(buy)
  const start = (acceptLoss: boolean) => run({ orderId, acceptLoss }, (bought) => {
    setOpen(false)
    if (bought.status === 'FAILED') toast.warning(t('stillStopped'), { description: failureTitle(events, bought.failureReason) })
    else toast.success(t('started'))
  })
  if (!loss) {
    return (
      <span className="flex flex-col items-start gap-1">
        <Button pending={isPending} onClick={() => start(false)}>{isPending ? null : <ShoppingBag aria-hidden />}{t('button')}</Button>
        {error ? <span role="alert" className="text-13 text-bad">{error}</span> : null}
      </span>
    )
  }
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button><ShoppingBag aria-hidden />{t('button')}</Button></DialogTrigger>
      <DialogContent
        title={t('lossTitle')}
        description={loss.isLoss ? t('lossText') : t('thinText')}
        footer={<>
          <Button variant="outline" disabled={isPending} onClick={() => run({ orderId, acceptLoss: false }, () => setOpen(false))}>{t('askAgain')}</Button>
          <Button variant={loss.isLoss ? 'danger' : 'primary'} pending={isPending} onClick={() => start(true)}>{t(loss.isLoss ? 'acceptLoss' : 'acceptThin', { amount: loss.profit })}</Button>
        </>}
      >
        <FactList facts={[
          { label: t('paid'), value: loss.paid },
          { label: t('fee'), value: `\u2212${loss.fee}` },
          { label: t('costNow'), value: <>{`\u2212${loss.costNow}`} <span className="text-13 text-muted">{t('was', { amount: loss.costAtSale })}</span></> },
          { label: t('left'), value: <span className={loss.isLoss ? 'text-bad' : undefined}>{loss.profit}</span>, strong: true },
          { label: t('required'), value: loss.required },
        ]} />
        <p className="pt-2 text-13 text-muted">{t('accept')}</p>
        {error ? <Notice tone="bad" title={error} urgent className="mt-3" /> : null}
      </DialogContent>
    </Dialog>
  )
}
