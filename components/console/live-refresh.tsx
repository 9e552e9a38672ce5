'use client'
import { useEffect } from 'react'
import { useRouter } from 'next/navigation'

/** Reads the page again while something on it is moving and someone is looking at it. */
export function LiveRefresh({ everySeconds }: { everySeconds: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => { if (document.visibilityState === 'visible') router.refresh() }, everySeconds * 1000)
    return () => clearInterval(timer)
  }, [router, everySeconds])
  return null
}
