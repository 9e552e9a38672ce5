import { useTranslations } from 'next-intl'
import { StatusPill } from '../ui/status-pill'
import type { Tone } from '../ui/status-pill'

const TONES: Readonly<Record<string, Tone>> = {
  PENDING: 'neutral', SKIPPED_INSUFFICIENT_FUNDS: 'warn', SENDING: 'moving', UNKNOWN: 'moving', ACCEPTED: 'moving', PAID: 'good',
  UNCLAIMED: 'warn', ONHOLD: 'warn', RETURNED: 'bad', FAILED: 'bad', BLOCKED: 'bad', REVERSED: 'bad', WITHHELD: 'ended', CANCELLED: 'ended',
}

/** The state of a payout in one word. */
export function PayoutPill({ status }: { status: string }) {
  const t = useTranslations('status.payout')
  const key = status in TONES ? (status as 'PAID') : 'UNKNOWN'
  return <StatusPill tone={TONES[key] ?? 'neutral'} busy={status === 'SENDING'}>{t(key)}</StatusPill>
}
