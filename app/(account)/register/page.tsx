import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RegisterForm } from '@/components/account/register-form'
import { registerAction } from '@/lib/web/actions/account'
import { ClientTexts } from '../../client-texts'
import { AccountCard } from '../account-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.register'))('title') }
}

export default async function RegisterPage() {
  const t = await getTranslations('account.register')
  return (
    <AccountCard title={t('title')} text={t('text')} other={{ ask: t('haveAccount'), href: '/login', go: t('signIn') }}>
      <ClientTexts of={['errors', 'account']}><RegisterForm register={registerAction} /></ClientTexts>
    </AccountCard>
  )
}
