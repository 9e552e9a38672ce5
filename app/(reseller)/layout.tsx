import type { ReactNode } from 'react'
import { ConsoleDocument } from '../console-document'

export default function ResellerLayout({ children }: { children: ReactNode }) {
  return (
    <ConsoleDocument>
      {children}
    </ConsoleDocument>
  )
}
