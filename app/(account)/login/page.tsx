import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LoginForm } from '@/components/account/login-form'
import { safeNext } from '@/lib/web/safe-next'
import { ClientTexts } from '../../client-texts'
import { AccountCard } from '../account-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.login'))('title') }
}

export default async function LoginPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [query, t] = await Promise.all([searchParams, getTranslations('account.login')])
  const next = [query['next'], query['callbackUrl']].find((each) => typeof each === 'string')
  const notice = query['notice']
  return (
    <AccountCard title={t('title')} text={t('text')} other={{ ask: t('noAccount'), href: '/register', go: t('register') }}>
      <ClientTexts of={['errors', 'account']}><LoginForm next={safeNext(typeof next === 'string' ? next : null, '/')} notice={notice === 'registered' || notice === 'pending' ? t(notice) : null} /></ClientTexts>
    </AccountCard>
  )
}
