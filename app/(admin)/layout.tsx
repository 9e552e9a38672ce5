import type { ReactNode } from 'react'
import { LiveDocument } from '../live-document'

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <LiveDocument surface="console" namespaces={['console', 'events', 'admin']}>
      {children}
    </LiveDocument>
  )
}
