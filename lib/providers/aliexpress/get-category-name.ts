import { z } from 'zod'
import type { AliexpressCredentials } from './client'
import { idText, list, soft } from './decode'
import { readMethod } from './read'

const METHOD = 'aliexpress.ds.category.get'

const Answer = z.object({
  resp_result: z.object({ result: z.object({ categories: list(z.object({ category_id: idText, category_name: soft(z.string()) })) }) }),
})

/** What a category is called in a language; null where AliExpress does not say. Throws provider_unavailable / provider_refused. */
export async function getSupplierCategoryName(input: { credentials: AliexpressCredentials; categoryId: string; language: string }): Promise<string | null> {
  const body = await readMethod(METHOD, input.credentials, { categoryId: input.categoryId, language: input.language })
  const categories = Answer.safeParse(body).data?.resp_result.result.categories ?? []
  return categories.find((category) => category.category_id === input.categoryId)?.category_name ?? null
}
