import { useTranslations } from 'next-intl'
import type { ProductStatus } from '@/lib/cycle/product/states'
import { StatusPill } from '../ui/status-pill'
import type { Tone } from '../ui/status-pill'

const TONES: Record<ProductStatus, Tone> = { DRAFT: 'neutral', APPROVED: 'info', PUBLISHED: 'good', PAUSED: 'warn', REMOVED: 'ended' }

export function ProductPill({ status }: { status: ProductStatus }) {
  const t = useTranslations('status.product')
  return <StatusPill tone={TONES[status]}>{t(status)}</StatusPill>
}
