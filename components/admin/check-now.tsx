'use client'
import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { toast } from '../ui/toast'

interface Result { readonly checked: number; readonly holding: number; readonly differences: number }

/** Checks the books at once and says what came of it. */
export function CheckNow({ check }: { check: (input: Record<string, never>) => Promise<ActionAnswer<Result>> }) {
  const t = useTranslations('admin.cycle.books')
  const { run, isPending, error } = useConsoleAction(check)
  const tell = ({ checked, holding, differences }: Result) => {
    if (checked === holding && differences === 0) toast.success(t('allHold', { checked }))
    else toast.error(t('someBroken', { broken: checked - holding, differences }))
  }
  return (
    <div className="flex items-center gap-2">
      {error ? <span role="alert" className="text-13 text-bad">{error}</span> : null}
      <Button variant="outline" size="sm" pending={isPending} onClick={() => run({}, tell)}>{isPending ? null : <RefreshCw aria-hidden />}{t('checkNow')}</Button>
    </div>
  )
}
