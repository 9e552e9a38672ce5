import { isAppError } from '@/lib/foundation/errors'
import { log } from '@/lib/foundation/log'
import type { AliexpressCredentials } from '@/lib/providers/aliexpress/client'
import { getSupplierCategoryName } from '@/lib/providers/aliexpress/get-category-name'
import { cleanText } from './clean-text'
import type { Both } from './views'

const LONGEST_NAME = 60
const MOST_KEPT = 500
const NONE: Both = { en: '', es: '' }

// Names of categories hardly ever change, and many imports ask for the same one at once.
const kept = new Map<string, Promise<Both>>()

/** The supplier's category in both languages. A product without a category is sold all the same: a failure is logged and answered with none. */
export function readCategoryName(credentials: AliexpressCredentials, categoryId: string | undefined): Promise<Both> {
  if (categoryId === undefined) return Promise.resolve(NONE)
  const known = kept.get(categoryId)
  if (known) return known
  const asked = ask(credentials, categoryId).catch((error: unknown) => {
    kept.delete(categoryId)
    if (!isAppError(error)) throw error
    log.warn({ categoryId, code: error.code, reason: error.message }, 'the name of a category could not be read')
    return NONE
  })
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(categoryId, asked)
  return asked
}

async function ask(credentials: AliexpressCredentials, categoryId: string): Promise<Both> {
  const [en, es] = await Promise.all(['en', 'es'].map((language) => getSupplierCategoryName({ credentials, categoryId, language })))
  const english = cleanText(en ?? '', LONGEST_NAME)
  return { en: english, es: cleanText(es ?? '', LONGEST_NAME) || english }
}
