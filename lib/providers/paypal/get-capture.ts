import { isPaypalId } from './client'
import { readPaypal } from './effect'
import { reshapeCapture, type PaypalCapture } from './reshape'
import { CaptureBody } from './schema'

/** The capture as PayPal has it now; null where there is none of this id. */
export async function getPaypalCapture(captureId: string): Promise<PaypalCapture | null> {
  if (!isPaypalId(captureId)) return null
  return readPaypal(`/v2/payments/captures/${captureId}`, (body) => {
    const capture = CaptureBody.safeParse(body).data
    return capture && capture.id === captureId ? reshapeCapture(capture) : null
  })
}
