import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setClock } from '@/lib/foundation/clock'
import { closeDatabase, Prisma, prisma } from '@/lib/foundation/db'
import { AppError } from '@/lib/foundation/errors'
import { storeOnce } from '@/lib/inbox/receive-event'
import type { InboxEvent } from '@/lib/inbox/store'
import { workInbox, type EventHandler } from '@/lib/inbox/work-inbox'

const START = Date.UTC(2026, 10, 28, 12)
let nowMs = START
beforeEach(async () => {
  nowMs = START
  setClock(() => nowMs)
  await prisma.$executeRaw`DELETE FROM inbox_events`
})
afterEach(() => { setClock(null) })
afterAll(closeDatabase)

const NOTHING_KNOWN = Prisma.sql`false`
const store = (eventId: string, resourceId = 'R-1') => storeOnce({ provider: 'paypal', eventId, type: 'PAYMENT.CAPTURE.COMPLETED', resourceId, payload: { eventId } })
const row = (eventId: string) => prisma.inboxEvent.findFirstOrThrow({ where: { eventId } })
const pass = (seconds: number) => { nowMs += seconds * 1000 }
const work = (handle: EventHandler, known = NOTHING_KNOWN) => workInbox({ known, handle })

describe('stored webhooks', () => {
  it('wait for a moment, then are handled once, with what came of them', async () => {
    await store('A')
    const handled: string[] = []
    const handle = (event: InboxEvent) => { handled.push(event.resourceId ?? ''); return Promise.resolve('applied') }
    expect(await work(handle)).toBe(0)
    pass(3)
    expect([await work(handle), await work(handle)]).toEqual([1, 0])
    expect(handled).toEqual(['R-1'])
    expect(await row('A')).toMatchObject({ outcome: 'applied', processedAt: new Date(nowMs) })
  })

  it('are shared by workers that look at the same time', async () => {
    for (let index = 0; index < 40; index++) await store(`E${index}`, `R-${index}`)
    pass(3)
    const handled: string[] = []
    await Promise.all(Array.from({ length: 4 }, () => work((event) => { handled.push(event.id); return Promise.resolve('applied') })))
    while (await work((event) => { handled.push(event.id); return Promise.resolve('applied') }));
    expect([handled.length, new Set(handled).size]).toEqual([40, 40])
  })

  it('of one subject are handled one after the other', async () => {
    for (const each of ['A', 'B', 'C']) await store(each)
    pass(3)
    let running = 0
    let most = 0
    await work(async () => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 20))
      running--
      return 'applied'
    })
    expect(most).toBe(1)
  })

  it('that say what is known are closed without being handled', async () => {
    await store('A')
    await store('B')
    pass(3)
    const handled: string[] = []
    expect(await work((event) => { handled.push(event.id); return Promise.resolve('applied') }, Prisma.sql`e."eventId" = 'A'`)).toBe(2)
    expect([(await row('A')).outcome, (await row('B')).outcome, handled.length]).toEqual(['known already', 'applied', 1])
  })

  it('that fail are tried again with growing pauses and after eight tries closed with the reason; the others of the batch are not held up', async () => {
    await store('bad', 'R-1')
    await store('good', 'R-2')
    let tries = 0
    const handle = (event: InboxEvent) => {
      if (event.resourceId === 'R-2') return Promise.resolve('applied')
      tries++
      return Promise.reject(new AppError('provider_unavailable', 'away'))
    }
    pass(3)
    await work(handle)
    expect([(await row('good')).outcome, (await row('bad')).outcome, tries]).toEqual(['applied', null, 1])
    expect(await work(handle)).toBe(0) // not at once
    for (let round = 0; round < 20; round++) {
      pass(300)
      await work(handle)
    }
    expect([tries, (await row('bad')).outcome]).toEqual([8, 'given up: provider_unavailable'])
  })

  it('of a worker that died are taken by another when its time is over', async () => {
    await store('A')
    pass(3)
    void work(() => new Promise<string>(() => undefined))
    while ((await row('A')).attempts === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(await work(() => Promise.resolve('applied'))).toBe(0)
    pass(121)
    expect(await work(() => Promise.resolve('applied'))).toBe(1)
    expect((await row('A')).outcome).toBe('applied')
  })
})
