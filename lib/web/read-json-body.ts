import { AppError } from '../foundation/errors'
import { assertPlainData, jsonDepthExceeds } from './assert-plain-data'

/** The bytes of a body up to a limit; a longer one is refused while it is still arriving (413). */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer> {
  const announced = request.headers.get('content-length')
  if (announced !== null && (!/^\d{1,15}$/.test(announced) || BigInt(announced) > BigInt(maxBytes)))
    throw new AppError('body_too_large', 'the announced body is too large', { maxBytes })
  const chunks: Uint8Array[] = []
  let total = 0
  if (request.body) {
    const reader = request.body.getReader()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      total += part.value.byteLength
      if (total > maxBytes) {
        await reader.cancel()
        throw new AppError('body_too_large', 'the body is too large', { maxBytes })
      }
      chunks.push(part.value)
    }
  }
  return Buffer.concat(chunks)
}

/** A JSON body: right type (415), size (413), UTF-8 and JSON (400), plain data (400). */
export async function readJsonBody(request: Request, maxBytes: number): Promise<unknown> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new AppError('unsupported_media_type', 'the body is not application/json')
  const encoding = request.headers.get('content-encoding')
  if (encoding !== null && encoding !== 'identity') throw new AppError('unsupported_media_type', 'compressed bodies are not accepted')
  const bytes = await readBody(request, maxBytes)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError('malformed_json', 'the body is not UTF-8')
  }
  if (jsonDepthExceeds(text)) throw new AppError('invalid_input', 'JSON nested too deep')
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    throw new AppError('malformed_json', 'the body is not JSON')
  }
  assertPlainData(data)
  return data
}
