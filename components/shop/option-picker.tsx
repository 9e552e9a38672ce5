'use client'
import { Picture } from './picture'
import type { StageOption } from './shapes'

interface OptionPickerProps {
  readonly id: string
  readonly option: StageOption
  readonly chosen: number
  /** Whether the choice leads to something that can be bought, with the other options as they are. */
  readonly isAvailable: (value: number) => boolean
  readonly onChoose: (value: number) => void
  readonly soldOut: string
}

/** One option of a product: pictures where its values have them, words elsewhere. A radio group for keyboards and readers. */
export function OptionPicker({ id, option, chosen, isAvailable, onChoose, soldOut }: OptionPickerProps) {
  const hasPictures = option.values.some((value) => value.picture)
  return (
    <fieldset>
      <legend className="mb-2 text-14">
        <span className="text-muted">{option.name}:</span> <span className="font-medium">{option.values[chosen]?.label}</span>
      </legend>
      <div className="flex flex-wrap gap-2">
        {option.values.map((value, index) => {
          const available = isAvailable(index)
          return (
            <label
              key={value.label}
              title={value.label}
              className={available ? 'option' : 'option sold-out'}
            >
              <input
                type="radio"
                name={id}
                value={index}
                checked={index === chosen}
                onChange={() => onChoose(index)}
                aria-label={available ? value.label : `${value.label} (${soldOut})`}
              />
              {hasPictures ? (
                <span className="option-picture">
                  <Picture picture={value.picture} alt="" sizes="small" />
                </span>
              ) : (
                <span className="option-word">{value.label}</span>
              )}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
