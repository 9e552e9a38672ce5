'use client'
import { useState } from 'react'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { RadioChoice, RadioGroup } from '../ui/radio-group'
import { toast } from '../ui/toast'

interface Payer { readonly paidBy: 'platform' | 'reseller'; readonly fundedFrom: 'paypal_balance' | 'other' }
interface PayerFormProps { readonly payer: Payer; readonly setPayer: (input: Payer) => Promise<ActionAnswer<null>> }

/** Who pays AliExpress, and from where. */
export function PayerForm({ payer, setPayer }: PayerFormProps) {
  const t = useTranslations('reseller.api.payer')
  const [chosen, setChosen] = useState(payer)
  const { run, isPending, error } = useConsoleAction(setPayer)
  const isChanged = chosen.paidBy !== payer.paidBy || chosen.fundedFrom !== payer.fundedFrom
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup value={chosen.paidBy} aria-label={t('who')} onValueChange={(value) => setChosen({ ...chosen, paidBy: value === 'reseller' ? 'reseller' : 'platform' })}>
        <RadioChoice id="payer-platform" value="platform" label={t('platform')} hint={t('platformHint')} />
        <RadioChoice id="payer-reseller" value="reseller" label={t('reseller')} hint={t('resellerHint')} />
      </RadioGroup>
      <p className="text-13 font-medium">{t('where')}</p>
      <RadioGroup value={chosen.fundedFrom} aria-label={t('where')} onValueChange={(value) => setChosen({ ...chosen, fundedFrom: value === 'other' ? 'other' : 'paypal_balance' })} className="-mt-2">
        <RadioChoice id="funded-paypal" value="paypal_balance" label={t('paypal')} hint={t('paypalHint')} />
        <RadioChoice id="funded-other" value="other" label={t('other')} hint={t('otherHint')} />
      </RadioGroup>
      {error ? <Notice tone="bad" title={error} urgent /> : null}
      <div><Button variant="outline" disabled={!isChanged} pending={isPending} onClick={() => run(chosen, () => toast.success(t('saved')))}>{t('save')}</Button></div>
    </div>
  )
}
