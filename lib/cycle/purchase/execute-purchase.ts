import { withConnection } from '../../accounts/use-connection'
import { isAppError } from '../../foundation/errors'
import { NOT_SENT, type Outcome } from '../../foundation/outcome'
import type { AliexpressCredentials } from '../../providers/aliexpress/client'
import { createSupplierOrder, type CreatedSupplierOrder, type CreateSupplierOrderInput } from '../../providers/aliexpress/create-order'
import { callingCodeOf, phoneDigits } from '../checkout/check-address'
import { matchProvince } from './match-province'
import type { PurchaseRequest } from './schema'

export type PurchaseOutcome = Outcome<CreatedSupplierOrder & { readonly channel: 'dropshipping-api' }>

/**
 * Buys through the Dropshipping API of the order's owner. Without a connection the purchase is refused with a reason of its own; an expired
 * token is refused as ACCESS_TOKEN_EXPIRED (the guardian refreshes, else the reseller reconnects): neither ever falls to the browser.
 * `mayStillSend` is asked right before the request leaves; after a no nothing is sent.
 */
export async function executePurchase(
  request: PurchaseRequest,
  userId: string,
  environment: 'sandbox' | 'production',
  mayStillSend: () => boolean = () => true,
): Promise<PurchaseOutcome> {
  const evidence = { requestKey: request.outOrderId }
  let connection
  try {
    connection = await withConnection(userId, environment)
  } catch (error) {
    if (!isAppError(error)) throw error
    const code = error.code === 'not_connected' ? 'NOT_CONNECTED' : error.code === 'reconnect_needed' ? 'ACCESS_TOKEN_EXPIRED' : NOT_SENT
    return { kind: 'refused', code, message: error.message, evidence }
  }
  const order = await supplierOrderOf(request, connection)
  if (!mayStillSend()) return { kind: 'refused', code: NOT_SENT, message: 'the right to send was lost before the request left', evidence }
  const outcome = await createSupplierOrder(order)
  return outcome.kind === 'done' ? { ...outcome, value: { ...outcome.value, channel: 'dropshipping-api' } } : outcome
}

/** The stored request as AliExpress's call takes it: region in the supplier's spelling, phone apart from its calling code. */
export async function supplierOrderOf(request: PurchaseRequest, credentials: AliexpressCredentials, autoPay = true): Promise<CreateSupplierOrderInput> {
  const { address } = request
  return {
    credentials,
    outOrderId: request.outOrderId,
    autoPay,
    address: {
      fullName: address.fullName,
      line1: address.line1,
      ...(address.line2 ? { line2: address.line2 } : {}),
      city: address.city,
      province: await matchProvince(address.country, address.region ?? address.city, credentials),
      country: address.country,
      postalCode: address.postalCode,
      phoneCountry: callingCodeOf(address.country),
      phone: phoneDigits(address),
    },
    items: request.lines.map((line) => ({ productId: line.productId, skuAttr: line.skuAttr, quantity: line.quantity, freightCode: line.freightCode })),
  }
}
