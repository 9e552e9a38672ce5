'use client'
import { useSyncExternalStore } from 'react'

const query = () => window.matchMedia('(prefers-reduced-motion: reduce)')

/** True where the person asked for no motion; also before the browser has said so. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = query()
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => query().matches,
    () => true,
  )
}
