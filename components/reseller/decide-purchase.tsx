'use client'
import { useState } from 'react'
import { CircleHelp, ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { Dialog, DialogContent, DialogTrigger } from '../ui/dialog'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { RadioChoice, RadioGroup } from '../ui/radio-group'
import { toast } from '../ui/toast'

interface DecidePurchaseProps {
  readonly orderId: string
  readonly ordersUrl: string
  readonly decide: (input: { orderId: string; supplierOrderIds: string[] }) => Promise<ActionAnswer<null>>
}

/** Numbers as people copy them: with spaces, commas or lines between. */
const numbersIn = (text: string) => text.split(/[\s,;]+/).filter(Boolean)

/** A purchase in doubt: the person says what they found at AliExpress. */
export function DecidePurchase({ orderId, ordersUrl, decide }: DecidePurchaseProps) {
  const t = useTranslations('reseller.order.decide')
  const [isOpen, setOpen] = useState(false)
  const [found, setFound] = useState<'bought' | 'not_bought' | ''>('')
  const [number, setNumber] = useState('')
  const numbers = numbersIn(number)
  const { run, isPending, error, code } = useConsoleAction(decide)
  const isReady = found === 'not_bought' || (found === 'bought' && numbers.length > 0 && numbers.every((each) => /^\d{6,24}$/.test(each)))
  const send = () => run({ orderId, supplierOrderIds: found === 'bought' ? numbers : [] }, () => { setOpen(false); toast.success(t('saved')) })
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button><CircleHelp aria-hidden />{t('button')}</Button></DialogTrigger>
      <DialogContent title={t('title')} description={t('text')} footer={<Button pending={isPending} disabled={!isReady} onClick={send}>{t('confirm')}</Button>}>
        <a href={ordersUrl} target="_blank" rel="noreferrer" className="mb-3 inline-flex items-center gap-1.5 text-accent">{t('look')} <ExternalLink aria-hidden className="size-3.5" /></a>
        <RadioGroup value={found} onValueChange={(value) => setFound(value === 'bought' ? 'bought' : 'not_bought')} aria-label={t('title')}>
          <RadioChoice id="decide-bought" value="bought" label={t('bought')} hint={t('boughtHint')} />
          {found === 'bought' ? <TextField id="supplierOrderIds" label={t('number')} inputMode="text" autoComplete="off" value={number} onChange={(event) => setNumber(event.target.value)} hint={t('numberHint')} error={code === 'not_found' ? t('noSuch') : code === 'supplier_orders_incomplete' ? error : null} /> : null}
          <RadioChoice id="decide-not" value="not_bought" label={t('notBought')} hint={t('notBoughtHint')} />
        </RadioGroup>
        {error && code !== 'not_found' && code !== 'supplier_orders_incomplete' ? <Notice tone="bad" title={error} urgent className="mt-3" /> : null}
      </DialogContent>
    </Dialog>
  )
}
