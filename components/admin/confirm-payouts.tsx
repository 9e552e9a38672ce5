'use client'
import { useState } from 'react'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Dialog, DialogClose, DialogTrigger, SheetContent } from '../ui/dialog'
import { FactList } from '../ui/fact-list'
import { MoneyText } from '../ui/money-text'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

export interface ConfirmLine {
  readonly id: string
  readonly name: string
  readonly receiver: string
  readonly amount: { readonly minor: string; readonly currency: string }
  readonly fee: { readonly minor: string; readonly currency: string }
}

interface ConfirmPayoutsProps {
  readonly lines: readonly ConfirmLine[]
  readonly currency: string
  readonly locale: string
  /** What is really at PayPal, less what open purchases hold; null: unknown. */
  readonly free: { readonly minor: string; readonly currency: string } | null
  readonly confirm: (input: { payoutIds: string[] }) => Promise<ActionAnswer<{ readonly confirmed: number }>>
}

const sum = (list: readonly { readonly minor: string }[]): string => list.reduce((total, each) => total + BigInt(each.minor), 0n).toString()

/** "Confirm all" with everything it does before it is done: who gets how much where, what PayPal takes, whether the balance holds it. */
export function ConfirmPayouts({ lines, currency, locale, free, confirm }: ConfirmPayoutsProps) {
  const t = useTranslations('admin.payouts.confirm')
  const [isOpen, setOpen] = useState(false)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const { run, isPending, error } = useConsoleAction(confirm)
  const chosen = lines.filter((line) => !left.has(line.id))
  const amount = { minor: sum(chosen.map((line) => line.amount)), currency }
  const fees = { minor: sum(chosen.map((line) => line.fee)), currency }
  const total = { minor: (BigInt(amount.minor) + BigInt(fees.minor)).toString(), currency }
  const isShort = free !== null && BigInt(free.minor) < BigInt(total.minor)
  const toggle = (id: string) => setLeft((before) => { const after = new Set(before); if (!after.delete(id)) after.add(id); return after })
  const send = () => run({ payoutIds: chosen.map((line) => line.id) }, ({ confirmed }) => { setOpen(false); toast.success(t('done', { count: confirmed })) })
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button disabled={lines.length === 0} title={lines.length === 0 ? t('nothing') : undefined}>{t('button', { count: lines.length })}</Button></DialogTrigger>
      <SheetContent
        title={t('title')}
        description={t('text')}
        footer={<>
          <DialogClose asChild><Button variant="outline">{t('cancel')}</Button></DialogClose>
          <Button pending={isPending} disabled={chosen.length === 0} onClick={send}>{t('send', { count: chosen.length })}</Button>
        </>}
      >
        <FactList facts={[
          { label: t('method'), value: t('methodValue') },
          { label: t('amount', { count: chosen.length }), value: <MoneyText amount={amount} locale={locale} /> },
          { label: t('fees'), value: <MoneyText amount={fees} locale={locale} estimated={t('feesEstimated')} /> },
          { label: t('total'), value: <MoneyText amount={total} locale={locale} />, strong: true },
          { label: t('free'), value: free ? <MoneyText amount={free} locale={locale} /> : t('unknown') },
        ]} />
        {isShort ? <Notice tone="warn" title={t('shortTitle')} className="my-3">{t('shortText')}</Notice> : null}
        {error ? <Notice tone="bad" title={error} urgent className="my-3" /> : null}
        <ul className="mt-3 border-t border-line">
          {lines.map((line) => (
            <li key={line.id} className="flex items-center gap-3 border-b border-line py-2.5">
              <Checkbox checked={!left.has(line.id)} onCheckedChange={() => toggle(line.id)} aria-label={t('include', { name: line.name })} />
              <span className="min-w-0 grow">
                <span className="block truncate font-medium">{line.name}</span>
                <span className="block truncate text-13 text-muted">{line.receiver}</span>
              </span>
              <MoneyText amount={line.amount} locale={locale} />
            </li>
          ))}
        </ul>
      </SheetContent>
    </Dialog>
  )
}
