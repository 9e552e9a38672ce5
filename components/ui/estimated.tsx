import type { ReactNode } from 'react'

/** A figure; one that is not final yet is underlined with dots and says why. */
export function Estimated({ why, className = '', children }: { why: string | null; className?: string; children: ReactNode }) {
  if (why === null) return <span className={className || undefined}>{children}</span>
  return <span className={`estimated ${className}`} title={why}>{children}<span className="sr-only"> ({why})</span></span>
}
