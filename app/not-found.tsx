import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { ConsoleDocument } from './console-document'
import { Message } from '@/components/ui/message'

export default async function NotFound() {
  const t = await getTranslations('common')
  return (
    <ConsoleDocument namespaces={[]}>
      <Message title={t('notFound.title')} text={t('notFound.text')}>
        <Button asChild>
          <a href="/">{t('notFound.home')}</a>
        </Button>
      </Message>
    </ConsoleDocument>
  )
}
