'use client'
import type { ReactNode } from 'react'
import { Tooltip as Radix } from 'radix-ui'

export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Radix.Provider delayDuration={250}>{children}</Radix.Provider>
}

/** The child must be focusable: what only a mouse can read is not said. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactNode }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content sideOffset={6} collisionPadding={8} className="z-50 max-w-72 animate-appear rounded-control bg-text px-2.5 py-1.5 text-13 text-surface shadow-float">
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
