import { getLocale, getTranslations } from 'next-intl/server'

/** Inside the shop's frame. Where the shop itself is missing the frame is empty and says so. */
export default async function ShopNotFound() {
  const locale = await getLocale()
  const t = await getTranslations({ locale, namespace: 'shop' })
  return (
    <main id="main" className="mx-auto flex w-full max-w-lg flex-col items-start gap-4 px-6 py-24">
      <h1 className="text-24 font-semibold">{t('missing.title')}</h1>
      <p className="text-muted">{t('missing.text')}</p>
    </main>
  )
}
