import { clsx } from 'clsx'
import type { ClassValue } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({
  extend: { theme: { text: ['12', '13', '14', '16', '20', '24', '32', '40'], radius: ['control', 'card', 'full'], shadow: ['float'] } },
})

/** Joins class names; of two that set the same thing the later one wins. */
export function cn(...names: ClassValue[]): string {
  return merge(clsx(names))
}
