import { sha256Hex } from '@/lib/foundation/crypto'
import { isAppError } from '@/lib/foundation/errors'
import { httpCallBytes } from '@/lib/foundation/http-call'
import { log } from '@/lib/foundation/log'
import { encodePicture } from './encode-picture'
import { allowedPictureUrl } from './picture-url'
import { findPictureBySha, keepPicture } from './store'

const LARGEST_BYTES = 5_000_000
const DEADLINE_MS = 15_000

/**
 * Fetches a supplier's picture and keeps it under the hash of the supplier's file, so that the same file is never made or stored twice.
 * Null where it cannot be had: the address is not the supplier's, it is too large, or it is not a picture. Content-addressed, hence
 * outside the import's transaction: one that is kept and not used harms nobody.
 */
export async function importPicture(supplierUrl: string): Promise<string | null> {
  const url = allowedPictureUrl(supplierUrl)
  if (!url) {
    log.warn({ url: supplierUrl.slice(0, 200) }, 'a picture address that is not the supplier’s was left out')
    return null
  }
  try {
    const { status, bytes } = await httpCallBytes({ method: 'GET', url, deadlineMs: DEADLINE_MS, maxBytes: LARGEST_BYTES })
    if (status !== 200) {
      log.warn({ url, status }, 'a picture could not be fetched')
      return null
    }
    const sha256 = sha256Hex(bytes)
    return (await findPictureBySha(sha256)) ?? (await keepPicture(sha256, await encodePicture(bytes)))
  } catch (error) {
    if (!isAppError(error)) throw error
    log.warn({ url, code: error.code, reason: error.message }, 'a picture was left out')
    return null
  }
}
