import { cn } from './cn'

/** Holds the place, in the size of what comes; appears only after 300 ms. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('animate-skeleton rounded-control bg-line', className)} />
}
