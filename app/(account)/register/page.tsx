import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountFrame } from '@/components/account/account-frame'
import { RegisterForm } from '@/components/account/register-form'
import { registerAction } from '@/lib/web/actions/account'
import { ClientTexts } from '../../client-texts'
import { PageSwitches } from '../../page-switches'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.register'))('title') }
}

export default async function RegisterPage() {
  const [t, common] = await Promise.all([getTranslations('account.register'), getTranslations('common')])
  return (
    <AccountFrame
      brand={common('appName')}
      title={t('title')}
      text={t('text')}
      switches={<PageSwitches />}
      footer={
        <>
          {t('haveAccount')} <a href="/login" className="text-text underline">{t('signIn')}</a>
        </>
      }
    >
      <ClientTexts of={['errors', 'account']}><RegisterForm register={registerAction} /></ClientTexts>
    </AccountFrame>
  )
}
