'use client'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { Toaster as Sonner } from 'sonner'

export { toast } from 'sonner'

/** One per document. Says what was done; what needs an answer belongs into the page, not here. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      icons={{
        success: <CircleCheck className="size-4 text-good" />,
        error: <CircleAlert className="size-4 text-bad" />,
        warning: <TriangleAlert className="size-4 text-warn" />,
        info: <Info className="size-4 text-info" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'flex w-full font-sans items-start gap-2.5 rounded-card border border-line bg-raised p-3 text-14 text-text shadow-float',
          icon: 'mt-0.5',
          description: 'text-13 text-muted',
          actionButton: 'ml-auto font-medium text-accent underline',
        },
      }}
    />
  )
}
