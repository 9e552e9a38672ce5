import type { ReactNode } from 'react'
import { Toaster } from '@/components/ui/toast'
import { TooltipProvider } from '@/components/ui/tooltip'
import { LiveDocument } from './live-document'

/** The document of the consoles: with room for tooltips and for what was just done. */
export function ConsoleDocument({ children }: { children: ReactNode }) {
  return (
    <LiveDocument surface="console" texts={['common', 'console']}>
      <TooltipProvider>{children}</TooltipProvider>
      <Toaster />
    </LiveDocument>
  )
}
