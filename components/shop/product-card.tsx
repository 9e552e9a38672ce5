import { Picture } from './picture'
import type { CardShape } from './shapes'

export interface CardTexts {
  readonly from: (price: string) => string
  readonly soldOut: string
  readonly choices: (count: number) => string
}

interface ProductCardProps {
  readonly card: CardShape
  readonly texts: CardTexts
  readonly isFirst?: boolean
}

export function ProductCard({ card, texts, isFirst }: ProductCardProps) {
  const [first, second] = card.pictures
  return (
    <a href={card.href} className="group flex flex-col gap-2.5 no-underline">
      <span className="relative block overflow-hidden rounded-card bg-sunken">
        <Picture picture={first} alt="" sizes="(min-width: 1024px) 280px, (min-width: 640px) 33vw, 50vw" isFirst={isFirst ?? false} className={card.isAvailable ? '' : 'opacity-60'} />
        {second ? (
          <span aria-hidden className="absolute inset-0 opacity-0 transition-opacity duration-200 group-hover:opacity-100 group-focus-visible:opacity-100 pointer-coarse:hidden">
            <Picture picture={second} alt="" sizes="(min-width: 1024px) 280px, 33vw" />
          </span>
        ) : null}
        {card.isAvailable ? null : (
          <span className="absolute top-2 left-2 rounded-full bg-raised px-2.5 py-1 text-12 font-medium">{texts.soldOut}</span>
        )}
      </span>
      <span className="flex flex-col gap-0.5">
        <span className="line-clamp-2 text-14 leading-snug font-medium group-hover:underline sm:text-16">{card.title}</span>
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold">{card.isFrom ? texts.from(card.price) : card.price}</span>
          {card.choices > 1 ? <span className="text-13 text-muted">{texts.choices(card.choices)}</span> : null}
        </span>
      </span>
    </a>
  )
}

export function ProductGrid({ cards, texts, label }: { cards: readonly CardShape[]; texts: CardTexts; label: string }) {
  return (
    <ul aria-label={label} className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 sm:gap-x-6 lg:grid-cols-4">
      {cards.map((card, index) => (
        <li key={card.href}>
          <ProductCard card={card} texts={texts} isFirst={index < 2} />
        </li>
      ))}
    </ul>
  )
}
