import type { ReactNode } from 'react'

interface MessageProps {
  readonly title: string
  readonly text?: ReactNode
  readonly icon?: ReactNode
  /** Inside a page's own <main>. */
  readonly isFramed?: boolean | undefined
  readonly children?: ReactNode
}

/** A whole page that says one thing: what happened, what it means, what to do now. */
export function Message({ title, text, icon, isFramed, children }: MessageProps) {
  const body = (
    <>
      {icon}
      <h1>{title}</h1>
      {text ? <div>{text}</div> : null}
      {children ? <div className="actions">{children}</div> : null}
    </>
  )
  return isFramed ? <div className="message">{body}</div> : <main id="main" className="message">{body}</main>
}
