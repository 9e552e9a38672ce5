'use client'
import { ErrorScreen } from '@/components/ui/error-screen'
import type { ErrorScreenProps } from '@/components/ui/error-screen'

export default function ErrorPage(props: ErrorScreenProps) {
  return <ErrorScreen {...props} isFramed />
}
