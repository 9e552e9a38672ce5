import { cva } from 'class-variance-authority'

/** The look of a button, also for a link or a button that may not bring more script along (shop pages). */
export const buttonStyles = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap no-underline transition-colors select-none disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:bg-[color-mix(in_srgb,var(--accent)_88%,var(--text))]',
        outline: 'border border-[color-mix(in_srgb,var(--edge)_45%,var(--line))] bg-raised text-text hover:bg-sunken',
        soft: 'bg-sunken text-text hover:bg-line',
        ghost: 'text-text hover:bg-sunken',
        danger: 'border border-bad bg-raised text-bad hover:bg-[color-mix(in_srgb,var(--bad)_10%,var(--raised))]',
        link: 'h-auto! px-0! text-accent underline hover:no-underline',
      },
      size: {
        sm: 'h-8 px-3 text-13',
        md: 'h-9 px-4 text-14',
        lg: 'h-12 px-6 text-16',
        icon: 'size-9 text-14',
      },
    },
    defaultVariants: { variant: 'primary', size: 'md' },
  },
)
