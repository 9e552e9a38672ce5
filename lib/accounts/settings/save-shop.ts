import { inModelTransaction } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { audit } from '../audit'
import { findShopTexts, setShopTexts, type ShopTexts } from './store'

/** What shoppers read about a shop: name, taglines, accent, returns, support, tax inside the prices. Answers the shop's address part. Throws not_found. */
export async function saveShop(userId: string, texts: ShopTexts): Promise<{ slug: string }> {
  return inModelTransaction(async (tx) => {
    const shop = await findShopTexts(tx, userId)
    if (!shop) throw new AppError('not_found', 'the account has no shop')
    const { id, slug, ...before } = shop
    await setShopTexts(tx, id, texts)
    await audit(tx, { id: userId, role: 'RESELLER' }, { action: 'shop.changed', subject: `shop:${id}`, before: { ...before }, after: { ...texts } })
    return { slug }
  })
}
