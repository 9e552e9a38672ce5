import type { ReactNode } from 'react'
import { ConsoleDocument } from '../console-document'

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <ConsoleDocument>
      {children}
    </ConsoleDocument>
  )
}
