import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { PayPalOneTimePaymentButton, PayPalProvider } from '@paypal/react-paypal-js/sdk-v6'

/** A page with PayPal's own React components; paypal-sandbox.spec.ts bundles it and serves it from its shop. */
const log = (text: string): void => {
  const output = document.querySelector('#log')
  if (output !== null) output.textContent += `${text}\n`
}
const root = document.querySelector('#root')
if (root !== null) {
  const button = createElement(PayPalOneTimePaymentButton, {
    presentationMode: 'auto',
    createOrder: async () => (await (await fetch('/order', { method: 'POST' })).json()) as { orderId: string },
    onApprove: async ({ orderId, payerId }) => { log(`approved ${payerId ?? ''} ${await (await fetch(`/capture?id=${orderId}`, { method: 'POST' })).text()}`) },
    onCancel: () => { log('canceled') },
    onError: ({ code }) => { log(`error ${code}`) },
  })
  createRoot(root).render(createElement(PayPalProvider, { clientId: 'sandbox-client', environment: 'sandbox', components: ['paypal-payments'], pageType: 'checkout', children: button }))
}
