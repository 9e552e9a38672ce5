import type { Metadata } from 'next'
import { ClientTexts } from '@/app/client-texts'
import { Cycle } from '@/components/admin/cycle'
import { pack } from '@/components/ui/packed'
import { readCycle } from '@/lib/reports/admin/read-cycle'
import { requestLocale, wordsOf } from '@/lib/web/i18n/words'
import { requireUser } from '@/lib/web/session'
import { checkBooksAction } from './actions/platform'
import { cycleView } from './cycle-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await requestLocale(), 'admin.cycle')('title') }
}

export default async function CyclePage() {
  const [, locale] = await Promise.all([requireUser('ADMIN', '/admin'), requestLocale()])
  const view = cycleView(await readCycle(), locale)
  return (
    <ClientTexts of={['errors', 'admin.cycle.books']}>
      <Cycle view={pack(view)} check={checkBooksAction} />
    </ClientTexts>
  )
}
