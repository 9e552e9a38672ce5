import { describe, expect, it } from 'vitest'
import { momentWords } from '@/components/ui/moment-words'

const now = new Date('2026-11-28T23:00:00Z')
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000)

describe('a moment in words', () => {
  it('by distance within a day, else by date', () => {
    expect(momentWords(at(-300), now, 'en').text).toBe('5 min. ago')
    expect(momentWords(at(3 * 3600), now, 'es').text).toBe('dentro de 3 h')
    expect(momentWords(at(10 * 86_400), now, 'es').text).toBe('8 dic')
  })

  it('what happened since the page’s clock was read is now, and not to come', () => {
    expect(momentWords(at(5), now, 'en').text).toBe('now')
    expect(momentWords(at(5), now, 'es').text).toBe('ahora')
    expect(momentWords(at(45), now, 'en').text).toBe('in 45 sec.')
  })

  it('an end always by date, hour and zone', () => {
    expect(momentWords(at(3600), now, 'es', true).text).toBe('29 nov, 00:00 UTC')
    expect(momentWords(at(10 * 86_400), now, 'en', true).text).toBe('Dec 8, 11:00 PM UTC')
  })
})
