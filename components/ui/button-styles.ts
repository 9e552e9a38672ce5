export interface ButtonLook {
  readonly variant?: 'primary' | 'outline' | 'soft' | 'ghost' | 'danger' | 'link' | undefined
  readonly size?: 'sm' | 'md' | 'lg' | 'icon' | undefined
}

/** The look of a button (.btn in app/globals.css), also for a link or a button that may not bring more script along (shop pages). */
export function buttonStyles({ variant = 'primary', size = 'md' }: ButtonLook = {}): string {
  return `btn btn-${variant} btn-${size}`
}
