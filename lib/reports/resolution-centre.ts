import { env } from '../foundation/env'

/** PayPal's page for cases, of the account in use; in the local world its stand-in's control page. */
export function resolutionCentreUrl(): string {
  const { paypalEnvironment, paypalApiBaseUrl } = env()
  if (paypalEnvironment === 'local') return `${paypalApiBaseUrl}/_control`
  return paypalEnvironment === 'sandbox' ? 'https://www.sandbox.paypal.com/resolutioncenter' : 'https://www.paypal.com/resolutioncenter'
}
