import type { ReactNode } from 'react'
import { MoreTexts } from '@/components/ui/more-texts'
import { pack } from '@/components/ui/packed'
import { pickMessages, type MessagePath } from '@/lib/web/i18n/load-messages'
import { requestLocale } from '@/lib/web/i18n/words'

interface ClientTextsProps {
  /** Parts of the messages, "reseller.order.buy": those that client components below call by name. */
  readonly of: readonly MessagePath[]
  readonly children: ReactNode
}

/**
 * Texts for the client parts of one page, beside those of its document. Every text that travels is written into the page, read
 * again to draw it and sent: a page asks for its own (tests/architecture/client-texts.test.ts knows which).
 */
export async function ClientTexts({ of, children }: ClientTextsProps) {
  return <MoreTexts texts={pack(pickMessages(await requestLocale(), of))}>{children}</MoreTexts>
}
