/** The icons that lists and the consoles' frame show many times, as classes of app/icons.css; all others come from lucide-react. */
export type IconName =
  | 'dashed' | 'check' | 'triangle' | 'alert' | 'info' | 'dot' | 'ban' | 'loader' | 'clock' | 'undo' | 'parcel' | 'bag' | 'truck' | 'copy' | 'tick'
  | 'home' | 'orders' | 'products' | 'payouts' | 'connection' | 'settings' | 'cycle' | 'profit' | 'ledger' | 'exceptions' | 'readiness' | 'resilience' | 'people'
  | 'search' | 'updown' | 'more' | 'chevron' | 'flask' | 'live'

/** One element, in the colour of the text beside it; 16 px unless `className` says otherwise. */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return <i aria-hidden className={className ? `icon i-${name} ${className}` : `icon i-${name}`} />
}
