import { describe, expect, it } from 'vitest'
import { currentLink } from '@/components/console/console-links'
import { partOf, shareText } from '@/components/console/share-text'
import { FAILURE_POLICY } from '@/lib/cycle/order/states'
import { PAYOUT_STATUSES } from '@/lib/cycle/payout/states'
import { orderTracks } from '@/lib/reports/order-tracks'
import { toCsv } from '@/lib/reports/orders-export'
import { loadMessages } from '@/lib/web/i18n/load-messages'
import fs from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const sources = fs.readdirSync(path.join(root, 'lib/cycle'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => fs.readFileSync(path.join(root, 'lib/cycle', name), 'utf8'))

describe('words of the console', () => {
  it('has a word for every event that the cycle writes', () => {
    const events: Readonly<Record<string, string>> = loadMessages('en').events.event
    const written = new Set(sources.flatMap((text) => [...text.matchAll(/event: (?:[^'\n]*\? )?'(\w+)'(?: : '(\w+)')?/g)].flatMap((match) => [match[1], match[2]].filter((name) => name !== undefined))))
    expect(written.size).toBeGreaterThan(15)
    for (const name of written) expect(events[name], name).toBeTruthy()
    for (const status of PAYOUT_STATUSES) if (status !== 'SENDING' && status !== 'UNKNOWN') expect(events[`payout_${status.toLowerCase()}`], status).toBeTruthy()
  })

  it('has a title and a sentence for every reason of a stop, in both languages', () => {
    for (const locale of ['en', 'es'] as const) {
      const failures: Readonly<Record<string, { title: string; text: string }>> = loadMessages(locale).events.failure
      for (const reason of Object.keys(FAILURE_POLICY)) expect(failures[reason]?.text, reason).toBeTruthy()
    }
  })

  it('writes shares with one decimal and a real minus sign', () => {
    expect(shareText(173n, true)).toBe('+1.7 %')
    expect(shareText(-4125n)).toBe('\u221241.3 %')
    expect(shareText(0n, true)).toBe('0.0 %')
    expect(partOf(1n, 0n)).toBeNull()
    expect(partOf(-1n, 3n)).toBe(-3333n)
  })

  it('knows which page an address belongs to', () => {
    const links = [{ href: '/reseller', label: 'Today', icon: 'home' }, { href: '/reseller/orders', label: 'Orders', icon: 'orders' }] as const
    expect(currentLink(links, '/reseller/orders/ord_1')?.label).toBe('Orders')
    expect(currentLink(links, '/reseller')?.label).toBe('Today')
    expect(currentLink(links, '/elsewhere')).toBeUndefined()
  })

  it('shows an order as two tracks', () => {
    expect(orderTracks({ status: 'FAILED', paymentStatus: 'COMPLETED' })).toEqual({ money: 'paid', goods: 'stopped' })
    expect(orderTracks({ status: 'CREATED', paymentStatus: 'PENDING' })).toEqual({ money: 'in_review', goods: 'waiting' })
    expect(orderTracks({ status: 'REFUNDED', paymentStatus: 'REFUNDED' })).toEqual({ money: 'refunded', goods: null })
  })

  it('makes no formula of a shopper’s name in a spreadsheet', () => {
    expect(toCsv([{ a: '=HYPERLINK("x")', b: '-4.20' }], ['a', 'b'])).toBe('a,b\r\n"\'=HYPERLINK(""x"")",-4.20\r\n')
  })
})
