'use client'
import { useMemo, type ReactNode } from 'react'
import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl'
import type { Messages } from '@/lib/web/i18n/load-messages'

/** Adds texts to those that stand above; a namespace given here takes the place of the same one there. */
export function MoreTexts({ messages, children }: { messages: Partial<Messages>; children: ReactNode }) {
  const above = useMessages()
  const all = useMemo(() => ({ ...above, ...messages }), [above, messages])
  return <NextIntlClientProvider locale={useLocale()} messages={all}>{children}</NextIntlClientProvider>
}
