import type { ReactNode } from 'react'
import { getTranslations } from 'next-intl/server'
import { AccountFrame } from '@/components/account/account-frame'
import { PageSwitches } from '../page-switches'

interface AccountCardProps {
  readonly title: string
  readonly text: string
  /** The way to the other card, for who has come to the wrong one. */
  readonly other: { readonly ask: string; readonly href: string; readonly go: string }
  readonly children: ReactNode
}

/** Sign in and register: the same card around another form. */
export async function AccountCard({ title, text, other, children }: AccountCardProps) {
  const common = await getTranslations('common')
  return (
    <AccountFrame
      brand={common('appName')}
      title={title}
      text={text}
      switches={<PageSwitches />}
      footer={
        <>
          {other.ask} <a href={other.href} className="text-text underline">{other.go}</a>
        </>
      }
    >
      {children}
    </AccountFrame>
  )
}
