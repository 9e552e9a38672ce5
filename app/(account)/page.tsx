import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { currentUser } from '@/lib/web/session'
import { PageSwitches } from '../page-switches'

/** The platform's own address: into the console of whoever is signed in, else what this is. */
export default async function StartPage() {
  const user = await currentUser()
  if (user?.role === 'ADMIN') redirect('/admin')
  if (user?.role === 'RESELLER') redirect('/reseller')
  const [t, common] = await Promise.all([getTranslations('account.home'), getTranslations('common')])
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-3xl flex-col justify-between gap-10 px-6 py-8">
      <p className="text-16 font-semibold tracking-tight">{common('appName')}</p>
      <main id="main" className="flex flex-col items-start gap-5">
        <h1 className="text-32 font-semibold tracking-tight sm:text-40">{t('title')}</h1>
        <p className="max-w-prose text-16 text-muted">{user ? t('noShop') : t('text')}</p>
        {user ? null : (
          <div className="flex flex-wrap gap-3">
            <Button asChild size="lg"><a href="/register">{t('register')}</a></Button>
            <Button asChild size="lg" variant="outline"><a href="/login">{t('signIn')}</a></Button>
          </div>
        )}
      </main>
      <footer className="flex flex-wrap gap-3"><PageSwitches /></footer>
    </div>
  )
}
