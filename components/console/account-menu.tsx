'use client'
import { useRef, useState, type RefObject } from 'react'
import { LogOut } from 'lucide-react'
import { signOut } from 'next-auth/react'
import { useLocale, useTranslations } from 'next-intl'
import { Popover } from 'radix-ui'
import { Button } from '../ui/button'
import { cn } from '../ui/cn'
import { Icon } from '../ui/icon'
import { LanguageSwitch } from '../ui/language-switch'
import { ThemeSwitch } from '../ui/theme-switch'

export interface ConsolePerson {
  readonly name: string
  readonly email: string
}

const LANGUAGES = { en: 'English', es: 'Español' }

/** Who is signed in, language, appearance, sign-out. */
export function AccountMenu({ person, look }: { person: ConsolePerson; look: 'rail' | 'bar' }) {
  const own = useTranslations('console')
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const isRail = look === 'rail'
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen((was) => !was)}
        aria-label={own('account', { name: person.name })}
        className={cn('flex items-center gap-2.5 rounded-control text-left hover:bg-sunken', isRail ? 'w-full justify-center p-1 rail:justify-start rail:p-2' : 'p-1')}
      >
        <Initials name={person.name} />
        {isRail ? (
          <span className="hidden min-w-0 grow flex-col rail:flex">
            <span className="truncate text-13 font-medium">{person.name}</span>
            <span className="truncate text-12 text-muted">{person.email}</span>
          </span>
        ) : null}
        {isRail ? <Icon name="updown" className="hidden text-muted rail:block" /> : null}
      </button>
      {isOpen ? <Menu person={person} isRail={isRail} button={button} close={() => setOpen(false)} /> : null}
    </>
  )
}

interface MenuProps {
  readonly person: ConsolePerson
  readonly isRail: boolean
  readonly button: RefObject<HTMLButtonElement | null>
  readonly close: () => void
}

/** Made when it is opened, beside the button that is no part of it: a closed popover is a dozen components of every page. */
function Menu({ person, isRail, button, close }: MenuProps) {
  const t = useTranslations('common')
  const locale = useLocale()
  const wasLeft = useRef(false)
  return (
    <Popover.Root open onOpenChange={close}>
      <Popover.Anchor virtualRef={button} />
      <Popover.Portal>
        <Popover.Content
          onInteractOutside={(event) => {
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault() // its own click closes
            else wasLeft.current = true
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (!wasLeft.current) button.current?.focus()
          }}
          align={isRail ? 'start' : 'end'} side={isRail ? 'top' : 'bottom'} sideOffset={6} collisionPadding={8} className="z-50 flex w-72 animate-appear flex-col gap-3 rounded-card border border-line bg-raised p-4 text-14 text-text shadow-float outline-none"
        >
          <div className="min-w-0">
            <p className="truncate font-medium">{person.name}</p>
            <p className="truncate text-13 text-muted">{person.email}</p>
          </div>
          <div className="flex items-center justify-between gap-3">
            <span className="text-13 text-muted">{t('language.label')}</span>
            <LanguageSwitch current={locale} names={LANGUAGES} label={t('language.label')} />
          </div>
          <div className="flex items-center justify-between gap-3">
            <span className="text-13 text-muted">{t('theme.label')}</span>
            <ThemeSwitch labels={{ label: t('theme.label'), light: t('theme.light'), dark: t('theme.dark'), system: t('theme.system') }} />
          </div>
          <Button variant="outline" onClick={() => void signOut({ callbackUrl: '/login' })}>
            <LogOut aria-hidden /> {t('signOut')}
          </Button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Initials({ name }: { name: string }) {
  const letters = name.split(/\s+/).map((word) => [...word][0] ?? '').slice(0, 2).join('')
  return <span aria-hidden className="grid size-8 shrink-0 place-content-center rounded-full bg-sunken text-12 font-semibold uppercase">{letters}</span>
}
