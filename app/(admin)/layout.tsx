import type { ReactNode } from 'react'
import { ConsoleDocument } from '../console-document'

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <ConsoleDocument namespaces={['console', 'events', 'admin']}>
      {children}
    </ConsoleDocument>
  )
}
