'use client'
import { useEffect, useRef, useState } from 'react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Command } from 'cmdk'
import { Dialog } from 'radix-ui'
import { cn } from '../ui/cn'
import { Icon } from '../ui/icon'
import type { ConsoleLink } from './console-links'

export interface PaletteHit {
  readonly kind: 'order' | 'product' | 'person'
  readonly href: string
  readonly title: string
  readonly hint: string
}

export type PaletteSearch = (input: { q: string }) => Promise<{ ok: true; value: readonly PaletteHit[] } | { ok: false }>

interface CommandPaletteProps {
  readonly links: readonly ConsoleLink[]
  readonly search: PaletteSearch
  readonly trigger: 'rail' | 'bar'
}

const KINDS = { order: 'orders', product: 'products', person: 'people' } as const
const WAIT_MS = 180

/** Finds pages, orders and products from anywhere: ⌘K or Ctrl K. One of the two triggers of a page listens to the keys. */
export function CommandPalette({ links, search, trigger }: CommandPaletteProps) {
  const t = useTranslations('console')
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (trigger !== 'rail') return
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setOpen((was) => !was)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [trigger])
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
        aria-label={t('palette.open')}
        className={cn(
          'flex items-center gap-2 rounded-control text-muted hover:text-text',
          trigger === 'rail' ? 'h-9 w-full justify-center border border-line bg-surface px-2.5 text-13 rail:justify-start' : 'size-9 justify-center',
        )}
      >
        <Icon name="search" />
        {trigger === 'rail' ? <span className="hidden grow text-left rail:inline">{t('palette.short')}</span> : null}
        {trigger === 'rail' ? <kbd className="hidden font-sans text-12 rail:inline">⌘K</kbd> : null}
      </button>
      {isOpen ? <Palette links={links} search={search} close={() => setOpen(false)} leaveTo={() => button.current?.focus()} /> : null}
    </>
  )
}

interface PaletteProps extends Omit<CommandPaletteProps, 'trigger'> {
  readonly close: () => void
  readonly leaveTo: () => void
}

/** Made when it is opened: a closed dialog is a dozen components of every page. */
function Palette({ links, search, close, leaveTo }: PaletteProps) {
  const t = useTranslations('console')
  return (
    <Dialog.Root open onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Dialog.Content aria-describedby={undefined} onCloseAutoFocus={(event) => { event.preventDefault(); leaveTo() }} className="fixed top-[12dvh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 animate-appear overflow-hidden rounded-card border border-line bg-raised text-14 text-text shadow-float outline-none">
          <Dialog.Title className="sr-only">{t('palette.open')}</Dialog.Title>
          <PaletteList links={links} search={search} close={close} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const group = '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-muted'
const row = 'flex min-h-10 items-center gap-3 rounded-control px-2.5 py-1.5 outline-none data-[selected=true]:bg-sunken'

function PaletteList({ links, search, close }: Omit<CommandPaletteProps, 'trigger'> & { close: () => void }) {
  const t = useTranslations('console')
  const router = useRouter()
  const [word, setWord] = useState('')
  const { hits, isSearching } = useHits(word, search)
  const go = (href: string) => { close(); router.push(href) }
  const pages = links.filter((link) => plain(`${link.label} ${link.words ?? ''}`).includes(plain(word.trim())))
  return (
    <Command shouldFilter={false} label={t('palette.open')}>
      <Command.Input value={word} onValueChange={setWord} placeholder={t('palette.placeholder')} className="h-12 w-full border-b border-line bg-transparent px-4 text-16 outline-none placeholder:text-muted" />
      <Command.List className="max-h-[50dvh] overflow-y-auto p-2">
        {pages.length > 0 ? (
          <Command.Group heading={t('palette.pages')} className={group}>
            {pages.map((link) => <Command.Item key={link.href} value={link.href} onSelect={() => go(link.href)} className={row}><Icon name={link.icon} className="text-muted" />{link.label}</Command.Item>)}
          </Command.Group>
        ) : null}
        {hits.length > 0 ? (
          <Command.Group heading={t('palette.found')} className={group}>
            {hits.map((hit) => (
              <Command.Item key={hit.href} value={hit.href} onSelect={() => go(hit.href)} className={row}>
                <Icon name={KINDS[hit.kind]} className="text-muted" />
                <span className="min-w-0 grow truncate">{hit.title}</span>
                <span className="shrink-0 text-13 text-muted">{hit.hint}</span>
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
        {pages.length === 0 && hits.length === 0 ? <p role="status" className="px-2.5 py-6 text-center text-muted">{isSearching ? t('palette.searching') : t('palette.nothing', { word })}</p> : null}
      </Command.List>
    </Command>
  )
}

/** What the server finds for a word, asked once typing pauses; an older answer never covers a newer one. */
function useHits(word: string, search: PaletteSearch): { hits: readonly PaletteHit[]; isSearching: boolean } {
  const [found, setFound] = useState<{ word: string; hits: readonly PaletteHit[] }>({ word: '', hits: [] })
  const q = word.trim()
  useEffect(() => {
    if (q.length < 2) return
    let isCurrent = true
    const timer = setTimeout(() => void search({ q }).then((answer) => { if (isCurrent) setFound({ word: q, hits: answer.ok ? answer.value : [] }) }), WAIT_MS)
    return () => { isCurrent = false; clearTimeout(timer) }
  }, [q, search])
  return { hits: q.length < 2 ? [] : found.hits, isSearching: q.length >= 2 && found.word !== q }
}
