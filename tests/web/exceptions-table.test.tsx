import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ExceptionsTable } from '@/components/admin/exceptions-table'
import { PayoutsTable } from '@/components/admin/payouts-table'
import { OrderExceptions } from '@/components/console/order-exceptions'
import { EXCEPTION_KINDS } from '@/lib/cycle/order/exceptions/kinds'
import { money } from '@/lib/foundation/money'
import type { WhyNot } from '@/lib/reports/admin/list-payouts'
import { loadMessages } from '@/lib/web/i18n/load-messages'

const done = () => Promise.resolve({ ok: true as const, value: null })
const item = (kind: string) => ({ id: `exc_${kind}`, kind, subject: 'po_1', orderId: 'ord_1', amount: money(1234n, 'USD'), facts: { transactionId: '7AB', reason: null }, openedAt: new Date('2026-11-01T10:00:00Z'), closedAt: null, closedBy: null, note: null })

describe.each(['en', 'es'] as const)('what waits for a person, in %s', (locale) => {
  const draw = (node: React.ReactNode) => renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={loadMessages(locale)} now={new Date('2026-11-02T10:00:00Z')} timeZone="UTC">{node}</NextIntlClientProvider>,
  )

  it('every kind has its title, its sentence and its money; only what can be done has a button', () => {
    const words: Readonly<Record<string, { title: string; text: string }>> = loadMessages(locale).events.exception
    const buttons = loadMessages(locale).admin.exceptions
    for (const kind of EXCEPTION_KINDS) {
      const html = draw(<ExceptionsTable items={[item(kind)]} locale={locale} close={done} payAgain={done} paidBack={done} />)
      expect(html).toContain(words[kind]?.title ?? kind)
      expect(html).toContain('12')
      expect([kind, html.includes(`>${buttons.payAgain}<`)]).toEqual([kind, kind === 'PAYOUT_CAME_BACK'])
      expect([kind, html.includes(`>${buttons.paidBack}<`)]).toEqual([kind, kind === 'SUPPLIER_REFUND_DUE'])
      expect(draw(<OrderExceptions items={[item(kind)]} locale={locale} />)).toContain(words[kind]?.text.slice(0, 20))
    }
  })

  it('a payout that came back has its button, one that was paid has none', () => {
    const payout = (status: string, whyNot: WhyNot) => ({
      id: 'po_1', saleId: 'sal_1', orderId: 'ord_1', beneficiary: 'RESELLER' as const, name: 'Clara', receiver: 'c@shop.example', amount: money(500n, 'USD'), withheld: money(77n, 'USD'), fee: money(25n, 'USD'), isFeeFinal: true, status, whyNot, until: null,
      failureReason: null, mayBeConfirmed: false, createdAt: new Date('2026-11-01T10:00:00Z'), sentAt: null, paidAt: null, batchId: 'B', itemId: 'I', transactionId: 'T',
    })
    const label = `>${loadMessages(locale).admin.exceptions.payAgain}<`
    expect(draw(<PayoutsTable payouts={[payout('RETURNED', 'returned')]} locale={locale} payAgain={done} />)).toContain(label)
    expect(draw(<PayoutsTable payouts={[payout('PAID', null)]} locale={locale} payAgain={done} />)).not.toContain(label)
    expect(draw(<PayoutsTable payouts={[payout('WITHHELD', 'withheld')]} locale={locale} payAgain={done} />)).toContain(loadMessages(locale).admin.payouts.keptBack)
  })
})
