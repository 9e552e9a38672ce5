import type { ComponentProps, ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'
import { cn } from './cn'
import { Input } from './input'
import { NativeSelect } from './native-select'

export function Label({ className, ...rest }: ComponentProps<'label'>) {
  return <label className={cn('text-13 font-medium text-text', className)} {...rest} />
}

interface FieldTexts {
  /** Help that stands under the control. */
  readonly hint?: ReactNode
  /** What is wrong and what to do; marks the control as invalid. */
  readonly error?: string | null | undefined
}

/** The attributes that tie a control to its Field. */
export function fieldProps(id: string, { hint, error }: FieldTexts) {
  const described = [error ? `${id}-error` : null, hint ? `${id}-hint` : null].filter((each) => each !== null).join(' ')
  return { id, 'aria-invalid': error ? true : undefined, 'aria-describedby': described || undefined } as const
}

interface FieldProps extends FieldTexts {
  readonly id: string
  readonly label: ReactNode
  /** For instance "optional", beside the label. */
  readonly note?: string | undefined
  readonly className?: string | undefined
  /** The control; give it `fieldProps(id, …)`. */
  readonly children: ReactNode
}

/** Label, control, hint and error as one piece. */
export function Field({ id, label, note, hint, error, className, children }: FieldProps) {
  return (
    <div className={cn('flex flex-col gap-1.5', className)}>
      <Label htmlFor={id}>
        {label}
        {note ? <span className="ml-1 font-normal text-muted">({note})</span> : null}
      </Label>
      {children}
      {hint ? <p id={`${id}-hint`} className="text-13 text-muted">{hint}</p> : null}
      {error ? (
        <p id={`${id}-error`} role="alert" className="flex items-start gap-1.5 text-13 text-bad">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </p>
      ) : null}
    </div>
  )
}

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'id'>, FieldTexts {
  readonly id: string
  readonly label: ReactNode
  readonly note?: string | undefined
  readonly fieldClassName?: string
}

export function TextField({ id, label, note, hint, error, fieldClassName, ...input }: TextFieldProps) {
  return (
    <Field id={id} label={label} note={note} hint={hint} error={error} className={fieldClassName}>
      <Input name={id} {...input} {...fieldProps(id, { hint, error })} />
    </Field>
  )
}

interface SelectFieldProps extends Omit<ComponentProps<'select'>, 'id'>, FieldTexts {
  readonly id: string
  readonly label: ReactNode
  readonly note?: string | undefined
  readonly fieldClassName?: string
}

/** A labelled native select: the phone's own picker, autofill, no script. */
export function SelectField({ id, label, note, hint, error, fieldClassName, children, ...select }: SelectFieldProps) {
  return (
    <Field id={id} label={label} note={note} hint={hint} error={error} className={fieldClassName}>
      <NativeSelect name={id} {...select} {...fieldProps(id, { hint, error })}>
        {children}
      </NativeSelect>
    </Field>
  )
}
