import type { ReactNode } from 'react'
import { LiveDocument } from '../live-document'

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <LiveDocument surface="console" namespaces={['account']}>
      {children}
    </LiveDocument>
  )
}
