import type { ReactNode } from 'react'

interface AccountFrameProps {
  readonly brand: string
  readonly title: string
  readonly text: string
  readonly footer: ReactNode
  readonly switches: ReactNode
  readonly children: ReactNode
}

/** One card in the middle: sign in, register. */
export function AccountFrame({ brand, title, text, footer, switches, children }: AccountFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col items-center justify-center gap-6 px-4 py-10">
      <a href="/" className="text-16 font-semibold tracking-tight no-underline">{brand}</a>
      <main id="main" className="w-full max-w-sm rounded-card border border-line bg-raised p-6">
        <h1 className="text-20 font-semibold tracking-tight">{title}</h1>
        <p className="mt-1 mb-5 text-14 text-muted">{text}</p>
        {children}
        <p className="mt-5 border-t border-line pt-4 text-14 text-muted">{footer}</p>
      </main>
      <div className="flex flex-wrap gap-3">{switches}</div>
    </div>
  )
}
