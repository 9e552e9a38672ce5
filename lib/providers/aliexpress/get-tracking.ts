import { z } from 'zod'
import { AppError } from '@/lib/foundation/errors'
import type { AliexpressCredentials } from './client'
import { count, flag, idText, list, momentOf, soft, word } from './decode'
import { readMethod, unreadable } from './read'

export interface SupplierParcel {
  /** May change on the way: an internal number first, the last-mile one later. */
  readonly number: string
  readonly carrier: string
  readonly etaAt: Date | null
  /** Newest first. */
  readonly events: readonly { readonly at: Date | null; readonly name: string; readonly text: string }[]
  readonly items: readonly { readonly productId: string; readonly skuId?: string; readonly quantity: number }[]
}

const METHOD = 'aliexpress.ds.order.tracking.get'

const Parcel = z.object({
  mail_no: word,
  carrier_name: soft(z.string()),
  eta_time_stamps: soft(word),
  detail_node_list: list(z.object({ time_stamp: soft(word), tracking_name: soft(z.string()), tracking_detail_desc: soft(z.string()) })),
  package_item_list: list(z.object({ item_id: idText, sku_id: soft(idText), quantity: soft(count) })),
})
const Answer = z.object({
  result: z.object({ ret: soft(flag), code: soft(word), msg: soft(z.string()), data: soft(z.object({ tracking_detail_line_list: list(Parcel) })) }),
})

/** The parcels of an order; none before it is shipped (code 1001 is no error). Throws provider_unavailable / provider_refused. */
export async function getSupplierTracking(input: { credentials: AliexpressCredentials; orderId: string; language: string }): Promise<readonly SupplierParcel[]> {
  const body = await readMethod(METHOD, input.credentials, { ae_order_id: input.orderId, language: input.language })
  const result = Answer.safeParse(body).data?.result
  if (!result) throw unreadable(METHOD)
  if (result.ret === true) return (result.data?.tracking_detail_line_list ?? []).map(reshapeParcel)
  if (result.code === '1001') return []
  throw new AppError('provider_unavailable', `AliExpress tracking: ${result.code ?? ''} ${result.msg ?? ''}`, { code: result.code ?? '' })
}

function reshapeParcel(parcel: z.infer<typeof Parcel>): SupplierParcel {
  const events = parcel.detail_node_list.map((each) => ({
    at: momentOf(each.time_stamp),
    name: each.tracking_name ?? '',
    text: each.tracking_detail_desc ?? each.tracking_name ?? '',
  }))
  return {
    number: parcel.mail_no,
    carrier: parcel.carrier_name ?? '',
    etaAt: momentOf(parcel.eta_time_stamps),
    events: events.sort((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0)),
    items: parcel.package_item_list.map((each) => ({
      productId: each.item_id,
      quantity: each.quantity ?? 1,
      ...(each.sku_id ? { skuId: each.sku_id } : {}),
    })),
  }
}
