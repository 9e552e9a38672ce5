'use client'
import { Pause, Play, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '../ui/dialog'
import { toast } from '../ui/toast'

export type MoveProductAction = (input: { productId: string; move: 'publish' | 'pause' | 'remove' }) => Promise<ActionAnswer<null>>

interface ProductMoveProps {
  readonly productId: string
  readonly title: string
  readonly status: string
  readonly move: MoveProductAction
  readonly size?: 'sm' | 'md'
  /** Also offers to take it off for good. */
  readonly hasRemove?: boolean
}

/** Publish or pause, whichever its state permits. */
export function ProductMove({ productId, title, status, move, size = 'md', hasRemove }: ProductMoveProps) {
  const t = useTranslations('reseller.products')
  const { run, isPending, error, code } = useConsoleAction(move)
  const isOn = status === 'PUBLISHED'
  const problem = code === 'product_not_publishable' ? t('notPublishable') : error
  return (
    <span className="flex flex-wrap items-center gap-2">
      {hasRemove && status !== 'REMOVED' ? (
        <Dialog>
          <DialogTrigger asChild><Button variant="ghost" size={size}><Trash2 aria-hidden />{t('remove')}</Button></DialogTrigger>
          <DialogContent title={t('removeTitle')} description={t('removeText', { title })} footer={<>
            <DialogClose asChild><Button variant="outline">{t('keep')}</Button></DialogClose>
            <DialogClose asChild><Button variant="danger" onClick={() => run({ productId, move: 'remove' }, () => toast.success(t('removed')))}>{t('removeConfirm')}</Button></DialogClose>
          </>} />
        </Dialog>
      ) : null}
      {status === 'REMOVED' ? null : (
        <Button variant={isOn ? 'outline' : 'primary'} size={size} pending={isPending} aria-label={`${isOn ? t('pause') : t('publish')}: ${title}`} onClick={() => run({ productId, move: isOn ? 'pause' : 'publish' }, () => toast.success(isOn ? t('paused') : t('published'), { description: title }))}>
          {isPending ? null : isOn ? <Pause aria-hidden /> : <Play aria-hidden />}{isOn ? t('pause') : t('publish')}
        </Button>
      )}
      {problem ? <span role="alert" className="basis-full text-13 text-bad">{problem}</span> : null}
    </span>
  )
}
