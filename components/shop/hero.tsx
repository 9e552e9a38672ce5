import { Picture } from './picture'
import type { CardShape } from './shapes'

interface HeroProps {
  readonly name: string
  readonly tagline: string
  readonly promise: readonly string[]
  /** The products it is made of; three or four look best. */
  readonly cards: readonly CardShape[]
  readonly action: string
}

const OFFSETS = ['mt-8 lg:mt-20', 'mt-0 lg:mt-10', 'mt-14 lg:mt-28', 'lg:mt-14']

/** The top of a shop's home: its words, and its own products as the picture. */
export function Hero({ name, tagline, promise, cards, action }: HeroProps) {
  return (
    <section className="relative overflow-hidden bg-sunken">
      <div className="mx-auto grid max-w-6xl items-center gap-8 px-4 pt-10 sm:px-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] lg:gap-12 lg:pt-0">
        <div className="flex flex-col items-start gap-4 lg:py-16">
          <h1 className="text-32 font-semibold tracking-tight sm:text-40">{tagline || name}</h1>
          <ul className="flex flex-col gap-1 text-muted">
            {promise.map((line) => (
              <li key={line} className="flex gap-2.5">
                <span aria-hidden className="mt-2.5 size-1.5 shrink-0 rounded-full bg-accent" />
                {line}
              </li>
            ))}
          </ul>
          <a href="#products" className="mt-2 inline-flex h-12 items-center rounded-control bg-accent px-6 font-medium text-on-accent no-underline hover:opacity-90">
            {action}
          </a>
        </div>
        <div className="grid grid-cols-3 gap-3 h-52 items-stretch self-end sm:h-72 sm:gap-4 lg:h-104 lg:grid-cols-4">
          {cards.slice(0, 4).map((card, index) => (
            <a key={card.href} href={card.href} aria-label={card.title} className={`group ${OFFSETS[index] ?? ''} ${index === 3 ? 'hidden lg:block' : ''}`}>
              <span className="block h-full overflow-hidden rounded-t-card">
                <Picture picture={card.pictures[0]} alt="" sizes="(min-width: 1024px) 170px, 33vw" isFirst isTall className="transition-transform duration-200 group-hover:scale-[1.03]" />
              </span>
            </a>
          ))}
        </div>
      </div>
    </section>
  )
}
