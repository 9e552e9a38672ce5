import type { ReactNode } from 'react'
import { LiveDocument } from '../../live-document'

/** Pages of one shopper: never cached, with the request's nonce. */
export default function LiveShopLayout({ children }: { children: ReactNode }) {
  return (
    <LiveDocument surface="shop" texts={['common', 'status', 'errors', 'checkout']}>
      {children}
    </LiveDocument>
  )
}
