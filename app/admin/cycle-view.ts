import type { BooksView } from '@/components/admin/books-card'
import type { CapitalView as CapitalWords } from '@/components/admin/capital-card'
import type { CyclePageView } from '@/components/admin/cycle'
import type { CycleStage } from '@/components/admin/cycle-strip'
import { formatCount } from '@/components/ui/format-count'
import { formatMoney, money, zero, type Money } from '@/lib/foundation/money'
import type { CapitalView, CycleBox, CycleView } from '@/lib/reports/admin/read-cycle'
import type { BooksCheck } from '@/lib/reports/admin/stored-checks'
import type { Locale } from '@/lib/web/i18n/locales'
import { wordsOf } from '@/lib/web/i18n/words'

const LISTS: Readonly<Partial<Record<CycleBox['step'], string>>> = {
  product: '/admin/resellers', checkout: '/admin/orders?show=checkout', paid: '/admin/orders?show=paid', bought: '/admin/orders?show=bought', sale: '/admin/profit', payout: '/admin/payouts',
}
const DEFAULT_CURRENCY = 'USD'
const MOST_DIFFERENCES = 5

/** The whole cycle put into words: what the page carries. */
export function cycleView({ boxes, capital, checks, days }: CycleView, locale: Locale): CyclePageView {
  const t = wordsOf(locale, 'admin.cycle')
  const isEmpty = boxes.every((box) => box.step === 'product' || box.count + box.waiting === 0)
  return {
    title: t('title'), text: t('text', { days }), readiness: t('readiness'),
    strip: { label: t('title'), oldestLabel: t('oldest'), stages: boxes.map((box) => stageOf(box, locale)) },
    empty: isEmpty ? { title: t('emptyTitle'), text: t('emptyText') } : null,
    capital: capitalView(capital, locale), books: booksView(checks.last, locale),
  }
}

function stageOf(box: CycleBox, locale: Locale): CycleStage {
  const t = wordsOf(locale, 'admin.cycle')
  const isWaiting = box.waiting > 0
  return {
    key: box.step, name: t(`steps.${box.step}`), href: box.step === 'paid' && box.broken > 0 ? '/admin/orders?show=stopped' : (LISTS[box.step] ?? null),
    count: formatCount(box.count, locale), amount: box.amount && formatMoney(box.amount, locale),
    waiting: isWaiting ? t(`waiting.${box.step}`, { count: box.waiting }) : null, oldest: isWaiting ? (box.oldest?.toISOString() ?? null) : null,
    broken: box.broken > 0 ? t(`broken.${box.step}`, { count: box.broken }) : null,
  }
}

function capitalView(capital: CapitalView, locale: Locale): CapitalWords {
  const t = wordsOf(locale, 'admin.cycle.capital')
  const figure = (amount: Money | null) => (amount ? formatMoney(amount, locale) : t('unknown'))
  return {
    title: t('title'), text: t('text'),
    real: { label: t('real'), amount: figure(capital.real), note: capital.asOf ? t('asOf') : t('neverRead'), at: capital.asOf?.toISOString() ?? null, isStale: capital.isStale },
    committed: { label: t('committed'), amount: figure(capital.committed), note: t('committedNote') },
    free: { label: t('free'), amount: figure(capital.free), note: t('freeNote'), isNone: capital.free?.minor === 0n },
    stale: capital.isStale && capital.asOf ? { title: t('staleTitle'), text: t('staleText') } : null,
  }
}

function booksView(last: BooksCheck | null, locale: Locale): BooksView {
  const t = wordsOf(locale, 'admin.cycle.books')
  return { title: t('title'), checked: t('checked'), never: { title: t('neverTitle'), text: t('neverText') }, last: last && checkView(last, locale) }
}

function checkView({ at, invariants, ledger }: BooksCheck, locale: Locale): BooksView['last'] {
  const t = wordsOf(locale, 'admin.cycle.books')
  const { checked, holding, broken } = invariants
  const amounts = Object.entries(ledger.unexplained).map(([currency, minor]): Money => money(BigInt(minor), currency))
  return {
    at,
    unexplained: { label: t('unexplained'), amounts: (amounts.length > 0 ? amounts : [zero(DEFAULT_CURRENCY)]).map((each) => formatMoney(each, locale)), note: t('differences', { count: ledger.count }), isGood: ledger.count === 0 },
    invariants: { label: t('invariants'), share: `${holding}/${checked}`, note: holding === checked ? t('hold') : t('broken', { count: checked - holding }), isGood: holding === checked },
    verified: { label: t('verified'), orders: formatCount(ledger.orders, locale), note: t('transactions', { count: ledger.transactions }) },
    broken: broken.map((each) => ({ number: each.number, rows: t('rows', { count: each.broken }), name: each.name, examples: each.rows })),
    differences: ledger.differences.slice(0, MOST_DIFFERENCES).map((each) => ({ kind: each.kind, subject: each.subject, text: t('difference', { what: each.kind, expected: each.expected, found: each.found }) })),
  }
}
