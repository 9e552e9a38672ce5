import type { ReactNode } from 'react'
import { Toaster } from '@/components/ui/toast'
import { TooltipProvider } from '@/components/ui/tooltip'
import type { Namespace } from '@/lib/web/i18n/load-messages'
import { LiveDocument } from './live-document'

/** The document of the consoles: with room for tooltips and for what was just done. */
export function ConsoleDocument({ namespaces, children }: { namespaces: readonly Namespace[]; children: ReactNode }) {
  return (
    <LiveDocument surface="console" namespaces={namespaces}>
      <TooltipProvider>{children}</TooltipProvider>
      <Toaster />
    </LiveDocument>
  )
}
