import type { ReactNode } from 'react'
import { LiveDocument } from '../live-document'

export default function ResellerLayout({ children }: { children: ReactNode }) {
  return (
    <LiveDocument surface="console" namespaces={['console', 'events', 'reseller']}>
      {children}
    </LiveDocument>
  )
}
