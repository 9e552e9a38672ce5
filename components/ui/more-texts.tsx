'use client'
import { useMemo, type ReactNode } from 'react'
import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl'
import type { Messages } from '@/lib/web/i18n/load-messages'
import { usePacked, type Packed } from './packed'

/** Adds texts to those that stand above; a namespace given here takes the place of the same one there. */
export function MoreTexts({ texts, children }: { texts: Packed<Partial<Messages>>; children: ReactNode }) {
  const above = useMessages()
  const more = usePacked(texts)
  const all = useMemo(() => ({ ...above, ...more }), [above, more])
  return <NextIntlClientProvider locale={useLocale()} messages={all}>{children}</NextIntlClientProvider>
}
