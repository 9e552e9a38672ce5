'use client'
import { useEffect, useState } from 'react'
import { Import } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { CheckboxField } from '../ui/checkbox'
import { Dialog, DialogContent, DialogTrigger } from '../ui/dialog'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { Progress } from '../ui/progress'
import { toast } from '../ui/toast'

interface ImportProductProps {
  readonly isConnected: boolean
  readonly importProduct: (input: { source: string; publish: boolean }) => Promise<ActionAnswer<{ productId: string; isNew: boolean }>>
}

const STEPS = ['read', 'freight', 'pictures', 'write'] as const
/** About how long each step takes: the import answers once, at its end. */
const STEP_MS = 1_800

/** Brings in a product by its AliExpress address or number, and leads to it. */
export function ImportProduct({ isConnected, importProduct }: ImportProductProps) {
  const t = useTranslations('reseller.import')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [source, setSource] = useState('')
  const [isPublished, setPublished] = useState(true)
  const { run, isPending, error, code, clear } = useConsoleAction(importProduct)
  const send = () => run({ source, publish: isPublished }, ({ productId, isNew }) => {
    setOpen(false)
    setSource('')
    toast.success(isNew ? t('done') : t('refreshed'))
    router.push(`/reseller/products/${productId}`)
  })
  const mayNot = code === 'invalid_input' ? t('notAnAddress') : null
  return (
    <Dialog open={isOpen} onOpenChange={(open) => { if (!isPending) { setOpen(open); clear() } }}>
      <DialogTrigger asChild><Button><Import aria-hidden />{t('button')}</Button></DialogTrigger>
      <DialogContent title={t('title')} description={t('text')}>
        {!isConnected ? <Notice tone="info" title={t('connectFirst')} action={<Button size="sm" onClick={() => router.push('/reseller/api-settings')}>{t('connect')}</Button>} /> : (
          <form className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); send() }}>
            <TextField id="source" label={t('source')} hint={t('hint')} placeholder="https://www.aliexpress.com/item/1005006…" value={source} onChange={(event) => setSource(event.target.value)} required maxLength={2_000} autoComplete="off" autoFocus error={mayNot} readOnly={isPending} />
            <CheckboxField id="publish" label={t('publish')} hint={t('publishHint')} checked={isPublished} onCheckedChange={(checked) => setPublished(checked === true)} disabled={isPending} />
            {isPending ? <ImportProgress /> : null}
            {error && !mayNot ? <Notice tone="bad" title={error} urgent>{t('nothing')}</Notice> : null}
            <div className="flex justify-end"><Button type="submit" pending={isPending} disabled={source.trim() === ''}>{isPending ? t('running') : t('start')}</Button></div>
          </form>
        )}
      </DialogContent>
    </Dialog>
  )
}

function ImportProgress() {
  const t = useTranslations('reseller.import.step')
  const [step, setStep] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setStep((was) => Math.min(was + 1, STEPS.length - 1)), STEP_MS)
    return () => clearInterval(timer)
  }, [])
  return <div role="status"><Progress label={t(STEPS[step] ?? 'write')} done={step + 1} total={STEPS.length} /></div>
}
