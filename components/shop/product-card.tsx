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
  return (
    <a href={card.href} className={card.isAvailable ? 'product-card' : 'product-card sold-out'}>
      <span className="frame">
        <Picture picture={card.pictures[0]} alt="" sizes="(min-width: 1024px) 280px, (min-width: 640px) 33vw, 50vw" isFirst={isFirst ?? false} />
        {card.isAvailable ? null : <span className="badge">{texts.soldOut}</span>}
      </span>
      <span className="title">{card.title}</span>
      <span className="price">
        {card.isFrom ? texts.from(card.price) : card.price}
        {card.choices > 1 ? <small>{texts.choices(card.choices)}</small> : null}
      </span>
    </a>
  )
}

interface ProductGridProps {
  readonly cards: readonly CardShape[]
  readonly texts: CardTexts
  readonly label: string
  /** Stands under other things: its pictures must not be fetched before those above it. */
  readonly isBelow?: boolean
}

export function ProductGrid({ cards, texts, label, isBelow = false }: ProductGridProps) {
  return (
    <ul aria-label={label} className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 sm:gap-x-6 lg:grid-cols-4">
      {cards.map((card, index) => (
        <li key={card.href}>
          <ProductCard card={card} texts={texts} isFirst={!isBelow && index < 2} />
        </li>
      ))}
    </ul>
  )
}
