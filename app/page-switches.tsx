import { getLocale, getTranslations } from 'next-intl/server'
import { LanguageSwitch } from '@/components/ui/language-switch'
import { ThemeSwitch } from '@/components/ui/theme-switch'
import { LOCALE_NAMES } from '@/lib/web/i18n/locales'

/** Language and appearance, for pages that are made per request. */
export async function PageSwitches() {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('common')])
  return (
    <>
      <LanguageSwitch current={locale} names={LOCALE_NAMES} label={t('language.label')} />
      <ThemeSwitch labels={{ label: t('theme.label'), light: t('theme.light'), dark: t('theme.dark'), system: t('theme.system') }} />
    </>
  )
}
