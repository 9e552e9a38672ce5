import type { useTranslations } from 'next-intl'

type Words = ReturnType<typeof useTranslations<'events'>>
type Key = Parameters<Words>[0]

/**
 * A word of the events namespace by a value of the database; a value without its word reads as `fallback`, never as itself, and so does one that
 * is not there: it is not looked for, because next-intl finds out by an error that it makes and catches, and a stream of events asks for dozens.
 */
function word(t: Words, key: string | null, fallback: string, values: Readonly<Record<string, string>> = {}): string {
  return t((key !== null && t.has(key as Key) ? key : fallback) as 'event.stopped', values as { reason: string })
}

/** The key of a value's word; null where there is no value. */
const keyOf = (before: string, value: unknown, after = ''): string | null => (typeof value === 'string' && value !== '' ? `${before}.${value}${after}` : null)

interface EventFacts { readonly event: string; readonly evidence: Readonly<Record<string, unknown>> }

/** One line of the timeline: what happened, with its reason or its receiver inside. */
export function eventWords(t: Words, { event, evidence }: EventFacts): string {
  return word(t, `event.${event}`, 'event.other', { reason: word(t, keyOf('failure', evidence['reason'], '.title'), 'failure.other.title'), who: word(t, keyOf('beneficiary', evidence['beneficiary']), 'beneficiary.RESELLER') })
}

export const failureTitle = (t: Words, reason: string | null): string => word(t, keyOf('failure', reason, '.title'), 'failure.other.title')
export const failureText = (t: Words, reason: string | null): string => word(t, keyOf('failure', reason, '.text'), 'failure.other.text')
export const payoutReason = (t: Words, code: string | null): string => word(t, keyOf('payoutReason', code), 'payoutReason.other', { code: code ?? '—' })
/** Title and sentence of an exception. */
export const exceptionWords = (t: Words, kind: string, facts: Readonly<Record<string, unknown>> = {}) => ({ title: word(t, `exception.${kind}.title`, 'exception.other.title'), text: word(t, `exception.${kind}.${isAnswered(kind, facts) ? 'answered' : 'text'}`, 'exception.other.text') })
/** A case in which PayPal waits for nobody of ours. */
const isAnswered = (kind: string, facts: Readonly<Record<string, unknown>>) => kind === 'CASE_OPEN' && (facts['caseStatus'] === 'UNDER_REVIEW' || facts['caseStatus'] === 'WAITING_FOR_BUYER_RESPONSE')
export const lossReason = (t: Words, code: string | null): string => word(t, keyOf('lossReason', code), 'lossReason.other')

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
