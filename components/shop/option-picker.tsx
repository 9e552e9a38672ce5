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
              className={`relative block overflow-hidden rounded-control border bg-raised has-checked:border-accent has-checked:outline-2 has-checked:-outline-offset-2 has-checked:outline-accent has-focus-visible:ring-2 has-focus-visible:ring-accent has-focus-visible:ring-offset-2 has-focus-visible:ring-offset-surface ${available ? 'border-edge' : 'border-dashed border-edge text-muted'}`}
            >
              <input
                type="radio"
                name={id}
                value={index}
                checked={index === chosen}
                onChange={() => onChoose(index)}
                className="absolute inset-0 z-10 cursor-pointer appearance-none opacity-0"
                aria-label={available ? value.label : `${value.label} (${soldOut})`}
              />
              {hasPictures ? (
                <span className="block w-14">
                  <Picture picture={value.picture} alt="" sizes="small" className={available ? '' : 'opacity-40'} />
                </span>
              ) : (
                <span className={`grid h-11 min-w-11 place-content-center px-4 text-14 ${available ? '' : 'line-through'}`}>{value.label}</span>
              )}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
