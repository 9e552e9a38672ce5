import type { ReactNode } from 'react'

/** A whole page that says one thing: what happened, what it means, what to do now. */
export function Message({ title, text, icon, children }: { title: string; text?: ReactNode; icon?: ReactNode; children?: ReactNode }) {
  return (
    <main id="main" className="mx-auto flex min-h-[60dvh] w-full max-w-lg flex-col items-start justify-center gap-4 px-6 py-16">
      {icon}
      <h1 className="text-24 font-semibold tracking-tight">{title}</h1>
      {text ? <div className="text-16 text-muted">{text}</div> : null}
      {children ? <div className="mt-2 flex flex-wrap items-center gap-3">{children}</div> : null}
    </main>
  )
}
