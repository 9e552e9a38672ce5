import { useTranslations } from 'next-intl'
import { cn } from '../ui/cn'
import { Icon } from '../ui/icon'

/** Which world the money belongs to: a striped edge for the test world, so that it is never taken for the real one. */
export function EnvironmentBadge({ environment, compact }: { environment: 'sandbox' | 'production'; compact?: boolean }) {
  const t = useTranslations('common.environment')
  const isTest = environment === 'sandbox'
  return (
    <span
      title={isTest ? t('sandboxHint') : undefined}
      className={cn(
        'flex h-6 items-center gap-1.5 overflow-hidden rounded-control border text-12 font-medium',
        isTest ? 'border-[color-mix(in_srgb,var(--warn)_40%,var(--raised))] text-warn' : 'border-[color-mix(in_srgb,var(--good)_40%,var(--raised))] text-good',
        compact ? 'px-1.5' : 'justify-center px-2 rail:justify-start',
        isTest && 'bg-[repeating-linear-gradient(-45deg,color-mix(in_srgb,var(--warn)_9%,var(--raised))_0_6px,var(--raised)_6px_12px)]',
      )}
    >
      <Icon name={isTest ? 'flask' : 'live'} className="size-3.5" />
      <span className={compact ? undefined : 'sr-only rail:not-sr-only'}>{isTest ? t('sandbox') : t('production')}</span>
    </span>
  )
}
