'use client'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { BuyButtons } from './buy-buttons'
import type { BuyTexts, CreateCheckout } from './buy-buttons'
import { DeliveryCountry } from './delivery-country'
import { Gallery } from './gallery'
import { OptionPicker } from './option-picker'
import type { DeliveryShape, PictureShape, StageOption, StageVariant } from './shapes'

export interface StageTexts extends BuyTexts {
  readonly allIn: string
  readonly soldOut: string
  /** Holds {count}. */
  readonly fewLeft: string
  readonly gallery: string
  /** Holds {index}. */
  readonly picture: string
  readonly arrives: string
  readonly notDelivered: string
  readonly country: string
}

interface ProductStageProps {
  readonly shop: string
  readonly title: string
  readonly pictures: readonly PictureShape[]
  readonly options: readonly StageOption[]
  readonly variants: readonly StageVariant[]
  readonly deliveries: readonly DeliveryShape[]
  readonly defaultCountry: string
  readonly texts: StageTexts
  readonly createCheckout: CreateCheckout
  /** Title above the price, what stands under the buttons. */
  readonly heading: ReactNode
  readonly promises: ReactNode
}

const FEW = 5

/** Pictures on one side, choice and price on the other: they move together when a variant is chosen. */
export function ProductStage(props: ProductStageProps) {
  const { pictures, options, variants, texts } = props
  const start = variants.find((variant) => variant.isAvailable) ?? variants[0]
  const [chosen, setChosen] = useState<readonly number[]>(start?.values ?? [])
  const [shown, setShown] = useState(0)
  const variant = variants.find((each) => sameChoice(each.values, chosen))

  const choose = (option: number, value: number) => {
    const next = chosen.map((each, index) => (index === option ? value : each))
    const exact = variants.find((each) => sameChoice(each.values, next))
    const target = exact ?? variants.find((each) => each.values[option] === value)
    if (!target) return
    setChosen(target.values)
    const at = pictures.findIndex((picture) => picture.id === target.pictureId)
    if (at >= 0) setShown(at)
  }
  const isAvailable = (option: number, value: number) =>
    variants.some((each) => each.isAvailable && each.values.every((own, index) => own === (index === option ? value : chosen[index])))

  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-12">
      <Gallery
        pictures={pictures}
        alt={variant && options.length > 0 ? `${props.title}, ${chosenLabel(options, chosen)}` : props.title}
        shown={shown}
        onShow={setShown}
        texts={{ gallery: texts.gallery, picture: (index) => texts.picture.replace('{index}', String(index)) }}
      />
      <div className="flex flex-col gap-5 lg:sticky lg:top-6 lg:self-start">
        {props.heading}
        <div>
          <p className="text-32 font-semibold tracking-tight" aria-live="polite">{variant?.price}</p>
          <p className="text-14 text-muted">{texts.allIn}</p>
        </div>
        {options.map((option, index) => (
          <OptionPicker
            key={option.name}
            id={`option-${index}`}
            option={option}
            chosen={chosen[index] ?? 0}
            isAvailable={(value) => isAvailable(index, value)}
            onChoose={(value) => choose(index, value)}
            soldOut={texts.soldOut}
          />
        ))}
        {variant?.isAvailable && variant.stock <= FEW ? <p className="text-14 text-warn">{texts.fewLeft.replace('{count}', String(variant.stock))}</p> : null}
        <DeliveryCountry
          deliveries={props.deliveries}
          fallback={props.defaultCountry}
          texts={{ arrives: texts.arrives, not: texts.notDelivered, country: texts.country }}
        />
        <BuyButtons key={variant?.id ?? 'none'} shop={props.shop} variant={variant} texts={texts} createCheckout={props.createCheckout} />
        {props.promises}
      </div>
    </div>
  )
}

function sameChoice(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}

function chosenLabel(options: readonly StageOption[], chosen: readonly number[]): string {
  return options.map((option, index) => option.values[chosen[index] ?? 0]?.label ?? '').join(', ')
}
