import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountFrame } from '@/components/account/account-frame'
import { LoginForm } from '@/components/account/login-form'
import { safeNext } from '@/lib/web/safe-next'
import { ClientTexts } from '../../client-texts'
import { PageSwitches } from '../../page-switches'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.login'))('title') }
}

export default async function LoginPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [query, t, common] = await Promise.all([searchParams, getTranslations('account.login'), getTranslations('common')])
  const next = [query['next'], query['callbackUrl']].find((each) => typeof each === 'string')
  const notice = query['notice']
  return (
    <AccountFrame
      brand={common('appName')}
      title={t('title')}
      text={t('text')}
      switches={<PageSwitches />}
      footer={
        <>
          {t('noAccount')} <a href="/register" className="text-text underline">{t('register')}</a>
        </>
      }
    >
      <ClientTexts of={['errors', 'account']}><LoginForm next={safeNext(typeof next === 'string' ? next : null, '/')} notice={notice === 'registered' || notice === 'pending' ? t(notice) : null} /></ClientTexts>
    </AccountFrame>
  )
}
