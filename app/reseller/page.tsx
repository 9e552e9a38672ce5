import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Today } from '@/components/reseller/today'
import { pack } from '@/components/ui/packed'
import { connectionStatus } from '@/lib/accounts/connection-status'
import { readResellerToday } from '@/lib/reports/read-reseller-today'
import { requestLocale, wordsOf } from '@/lib/web/i18n/words'
import { requireUser } from '@/lib/web/session'
import { todayView } from './today-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await requestLocale(), 'reseller.pages')('today.name') }
}

export default async function TodayPage() {
  const [user, locale] = await Promise.all([requireUser('RESELLER', '/reseller'), requestLocale()])
  const [today, connection] = await Promise.all([readResellerToday(user.id), connectionStatus(user.id)])
  if (!today) notFound()
  return <Today view={pack(todayView(user.name, today, connection, locale))} />
}
