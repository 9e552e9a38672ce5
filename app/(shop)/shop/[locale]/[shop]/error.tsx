'use client'
import { useParams } from 'next/navigation'
import en from '@/lib/web/messages/en/common.json'
import es from '@/lib/web/messages/es/common.json'

/** Words come in with this part alone: shop pages send no text provider to the browser. */
export default function ShopError({ reset }: { error: Error; reset: () => void }) {
  const text = useParams<{ locale: string }>().locale === 'es' ? es : en
  return (
    <main id="main" className="mx-auto flex w-full max-w-lg flex-col items-start gap-4 px-6 py-24">
      <h1 className="text-24 font-semibold">{text.error.title}</h1>
      <p className="text-muted">{text.error.text}</p>
      <button type="button" onClick={reset} className="h-12 rounded-control bg-accent px-6 font-medium text-on-accent">{text.retry}</button>
    </main>
  )
}
