import type { useTranslations } from 'next-intl'

type Words = ReturnType<typeof useTranslations<'events'>>
type Key = Parameters<Words>[0]

/**
 * A word of the events namespace by a value of the database; a value without its word reads as `fallback`, never as itself. What stands in it
 * is looked up only where the text has a place for it: a stream of events asks for dozens, and a text without values costs a tenth.
 */
function word(t: Words, key: string, fallback: string, values: Record<string, () => string> = {}): string {
  const found = (t.has(key as Key) ? key : fallback) as 'event.stopped'
  const places = Object.entries(values).filter(([name]) => String(t.raw(found)).includes(`{${name}}`))
  return places.length === 0 ? (t as (name: string) => string)(found) : t(found, Object.fromEntries(places.map(([name, text]) => [name, text()])) as { reason: string })
}

interface EventFacts { readonly event: string; readonly evidence: Readonly<Record<string, unknown>> }

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** One line of the timeline: what happened, with its reason or its receiver inside. */
export function eventWords(t: Words, { event, evidence }: EventFacts): string {
  return word(t, `event.${event}`, 'event.other', { reason: () => failureTitle(t, textOf(evidence['reason'])), who: () => word(t, `beneficiary.${textOf(evidence['beneficiary'])}`, 'beneficiary.RESELLER') })
}

export const failureTitle = (t: Words, reason: string | null): string => word(t, `failure.${reason ?? ''}.title`, 'failure.other.title')
export const failureText = (t: Words, reason: string | null): string => word(t, `failure.${reason ?? ''}.text`, 'failure.other.text')
export const payoutReason = (t: Words, code: string | null): string => word(t, `payoutReason.${code ?? ''}`, 'payoutReason.other', { code: () => code ?? '—' })
/** Title and sentence of an exception. */
export const exceptionWords = (t: Words, kind: string, facts: Readonly<Record<string, unknown>> = {}) => ({ title: word(t, `exception.${kind}.title`, 'exception.other.title'), text: word(t, `exception.${kind}.${isAnswered(kind, facts) ? 'answered' : 'text'}`, 'exception.other.text') })
/** A case in which PayPal waits for nobody of ours. */
const isAnswered = (kind: string, facts: Readonly<Record<string, unknown>>) => kind === 'CASE_OPEN' && (facts['caseStatus'] === 'UNDER_REVIEW' || facts['caseStatus'] === 'WAITING_FOR_BUYER_RESPONSE')
export const lossReason = (t: Words, code: string | null): string => word(t, `lossReason.${code ?? ''}`, 'lossReason.other')

/** By whom, as the person who reads sees it. */
export function actorWords(t: Words, actor: string, readerId: string): string {
  if (actor === readerId) return t('actor.you')
  return word(t, `actor.${actor}`, 'actor.person')
}

/** A value that a third party names by its own word, as a sentence's word; one without a word reads as it was told. */
export function evidenceValue(t: Words, name: string, value: string): string {
  const key = `value.${name}.${value}`
  return t.has(key as Key) ? t(key as 'value.wasPaid.true') : value
}

/** The name of a piece of evidence; null: it has none, and is not shown. */
export function evidenceLabel(t: Words, name: string): string | null {
  const key = `evidence.${name}`
  return t.has(key as Key) ? t(key as 'evidence.amount') : null
}

/** The name of something that is known of an exception: it is shown to the administrator even where it has no word yet. */
export function knownLabel(t: Words, name: string): string {
  const key = `known.${name}`
  return t.has(key as Key) ? t(key as 'known.tries') : (evidenceLabel(t, name) ?? name)
}
