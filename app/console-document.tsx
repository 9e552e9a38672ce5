import type { ReactNode } from 'react'
import { GeistMono } from 'geist/font/mono'
import type { Namespace } from '@/lib/web/i18n/load-messages'
import { LiveDocument } from './live-document'

/** The document of the consoles: ids stand in Geist Mono there. (A shop page never loads that font.) */
export function ConsoleDocument({ namespaces, children }: { namespaces: readonly Namespace[]; children: ReactNode }) {
  return (
    <LiveDocument surface="console" namespaces={namespaces} fonts={GeistMono.variable}>
      {children}
    </LiveDocument>
  )
}
