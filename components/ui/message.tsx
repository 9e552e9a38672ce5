import type { ReactNode } from 'react'

/** A whole page that says one thing: what happened, what it means, what to do now. */
export function Message({ title, text, icon, children }: { title: string; text?: ReactNode; icon?: ReactNode; children?: ReactNode }) {
  return (
    <main id="main" className="message">
      {icon}
      <h1>{title}</h1>
      {text ? <div>{text}</div> : null}
      {children ? <div className="actions">{children}</div> : null}
    </main>
  )
}
