import './globals.css'
import type { ReactNode } from 'react'
import type { Metadata } from 'next'

export const metadata: Metadata = { title: { default: 'Ivan Reseller', template: '%s · Ivan Reseller' } }

/**
 * Passes through on purpose: the document (html, language, fonts) is drawn by the layout of each surface, because a
 * cached shop page knows its language from its path and every other page from the request.
 */
export default function RootLayout({ children }: { children: ReactNode }) {
  return children
}
