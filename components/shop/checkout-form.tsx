'use client'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { CheckoutFields } from './checkout-fields'
import { checkFields, EMPTY_FIELDS, FIELDS } from './checkout-address'
import type { FieldErrors, FieldName, FieldValues } from './checkout-address'
import { keepCountry, useCountry } from './delivery-country'
import { OrderSummary } from './order-summary'
import type { SummaryShape } from './order-summary'
import { keepForm, recallForm } from './payment-memory'
import type { CartLine, DeliveryShape } from './shapes'
import { startPayment } from './start-payment'

interface CheckoutFormProps {
  readonly shop: string
  readonly locale: string
  readonly checkoutUrl: string
  readonly lines: readonly CartLine[]
  readonly totalMinor: string
  readonly summary: SummaryShape
  readonly deliveries: readonly DeliveryShape[]
  readonly defaultCountry: string
}

/** One page, eight fields, the summary always in sight; the button says what is paid and how. */
export function CheckoutForm(props: CheckoutFormProps) {
  const t = useTranslations('checkout')
  const errorTexts = useTranslations('errors')
  const form = useRef<HTMLFormElement>(null)
  const keptCountry = useCountry()
  const [values, setValues] = useState<FieldValues>(EMPTY_FIELDS)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [isPaying, setPaying] = useState(false)
  useEffect(() => setValues(recallForm()), [])
  useEffect(() => {
    // Coming back with the browser's back button shows this page as it was left: with a button that waits for ever.
    const awake = () => setPaying(false)
    window.addEventListener('pageshow', awake)
    return () => window.removeEventListener('pageshow', awake)
  }, [])

  const isServed = (country: string | null) => props.deliveries.some((each) => each.country === country)
  const country = [values.country, keptCountry, props.defaultCountry].find((each) => isServed(each ?? null)) ?? props.deliveries[0]?.country ?? ''
  const delivery = props.deliveries.find((each) => each.country === country)
  const current = { ...values, country }

  const change = (name: FieldName, value: string) => {
    const next = { ...current, [name]: value }
    setValues(next)
    keepForm(next)
    if (name === 'country') keepCountry(value)
    if (errors[name]) setErrors({ ...errors, [name]: undefined })
  }
  const refuse = (found: FieldErrors, message: string) => {
    setErrors(found)
    setProblem(message)
    setPaying(false)
    const first = FIELDS.find((name) => found[name])
    if (first) form.current?.querySelector<HTMLElement>(`#${first}`)?.focus()
  }
  const pay = async () => {
    const found = checkFields(current)
    const count = Object.keys(found).length
    if (count > 0) return refuse(found, t('form.fix', { count }))
    setPaying(true)
    setProblem(null)
    const start = await startPayment({ ...props, values: current, expectedMinor: props.totalMinor })
    if (start.kind === 'approve') return window.location.assign(start.url)
    if (start.kind === 'offline') return refuse({}, t('problem.offline'))
    if (start.kind === 'price_changed') {
      setTimeout(() => window.location.reload(), 4_000)
      return refuse({}, t('problem.priceChanged', { total: start.total }))
    }
    const wrong = Object.keys(start.fields).length
    refuse(start.fields, start.code === 'invalid_input' && wrong > 0 ? t('form.fix', { count: wrong }) : errorTexts.has(start.code as 'internal') ? errorTexts(start.code as 'internal') : errorTexts('internal'))
  }

  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-12">
      <form
        ref={form}
        noValidate
        className="order-2 flex flex-col gap-6 lg:order-1"
        onSubmit={(event) => {
          event.preventDefault()
          void pay()
        }}
      >
        <CheckoutFields values={current} errors={errors} deliveries={props.deliveries} onChange={change} />
        {problem ? <Notice tone="bad" urgent title={problem} /> : null}
        <div className="sticky bottom-0 -mx-4 flex flex-col gap-2 border-t border-line bg-surface px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:p-0">
          <button
            type="submit"
            disabled={isPaying || !delivery}
            aria-busy={isPaying}
            className="inline-flex h-13 items-center justify-center gap-2 rounded-control bg-accent px-6 font-semibold text-on-accent hover:opacity-90 disabled:opacity-60"
          >
            {isPaying ? <Spinner /> : null}
            {isPaying ? t('form.paying') : t('form.pay', { total: props.summary.total })}
          </button>
          <p className="text-center text-14 text-muted">{t('form.then')}</p>
        </div>
      </form>
      <div className="order-1 lg:order-2">
        <OrderSummary summary={props.summary} arrives={delivery?.arrives ? t('summary.arrives', { dates: delivery.arrives }) : t('summary.notDelivered')} />
      </div>
    </div>
  )
}
