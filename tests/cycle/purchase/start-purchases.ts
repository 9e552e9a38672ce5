import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { prisma } from '@/lib/foundation/db'
import { receiveAliexpressEvent } from '@/lib/inbox/receive-aliexpress-event'
import { importProduct } from '@/lib/cycle/product/import-product'
import { decidePurchase } from '@/lib/cycle/purchase/decide-own-purchase'
import { CATALOGUE } from '@/sandbox/aliexpress/catalogue/index'
import type { World } from '@/tests/setup/start-world'
import { advance, effectsOf, loadOrder, sweepAndDrain } from '../cycle-books'

/** Receives the supplier's push messages as POST /api/aliexpress/webhook does: proved on the raw bytes, stored once. */
export async function startPushReceiver(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      receiveAliexpressEvent({ authorization: request.headers.authorization ?? null, rawBody: Buffer.concat(chunks) })
        .then(() => response.writeHead(200).end(), () => response.writeHead(500).end())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => { server.closeAllConnections(); server.close() } }
}

export async function waitFor(what: () => Promise<boolean>): Promise<void> {
  for (let each = 0; each < 200; each++) {
    if (await what()) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('it never came')
}

/** The supplier's message about its order for this purchase lies in the inbox. */
export const pushCame = (world: World, orderId: string) => waitFor(async () => {
  const ids = (await supplierOrdersOf(world, orderId)).map((each) => each.id)
  return ids.length > 0 && (await prisma.inboxEvent.count({ where: { provider: 'aliexpress', resourceId: { in: ids } } })) > 0
})

export const purchaseIdOf = (orderId: string) => orderId.replace(/^ord_/, 'pur_')

/** What the supplier made for our purchase of this order. */
export async function supplierOrdersOf(world: World, orderId: string) {
  return (await effectsOf(world, 'aliexpress', 'order')).filter((each) => each.key === purchaseIdOf(orderId))
}

/** A person names the supplier orders of a purchase in doubt; none: it was not bought. */
export const decideBought = (world: World, orderId: string, supplierOrderIds: string[]) => decidePurchase({ purchaseId: purchaseIdOf(orderId), decidedBy: world.userId, supplierOrderIds })

/** Time passes until asking about a purchase in doubt has given up. */
export async function lookUntilAPerson(world: World): Promise<void> {
  for (let each = 0; each < 8; each++) {
    await advance(world, 61)
    await sweepAndDrain(world)
  }
}

/** Bought once and only once: the ids there and here are the same. */
export async function expectBoughtOnce(world: World, orderId: string, count = 1): Promise<void> {
  const made = await supplierOrdersOf(world, orderId)
  expect(made).toHaveLength(count)
  const order = await loadOrder(orderId)
  expect(order.purchases).toHaveLength(1)
  expect(order.purchases[0]?.supplierOrders.map((each) => each.supplierOrderId).sort()).toEqual(made.map((each) => each.id).sort())
}

export const reservationsOf = async (orderId: string) => (await prisma.capitalReservation.findMany({ where: { orderId }, orderBy: { createdAt: 'asc' } })).map((each) => each.status)

/** The supplier's numbers of the world's variant. */
export async function goodsOf(world: World) {
  const variant = await prisma.productVariant.findUniqueOrThrow({ where: { id: world.variantId }, include: { product: true } })
  return { skuId: variant.supplierSkuId, stock: variant.stock, productId: variant.product.supplierProductId }
}

/** A published variant of another store than the world's own: an order of both is split by AliExpress. */
export async function importOtherStore(world: World): Promise<string> {
  const goods = await goodsOf(world)
  const ours = CATALOGUE.find((each) => each.productId === goods.productId)
  const other = CATALOGUE.find((each) => each.storeId !== ours?.storeId && each.special === undefined && each.undeliverableTo.length === 0 && each.skus.every((sku) => sku.stock > 50))
  const imported = await importProduct({ userId: world.userId, productIdOrUrl: other?.productId ?? '', publish: true })
  return (await prisma.productVariant.findFirstOrThrow({ where: { productId: imported.productId, stock: { gt: 5 } } })).id
}

/** A paid order of the world's goods and of another store's: AliExpress makes two orders of it. */
export async function paySplitOrder(world: World, otherVariant: string) {
  const order = await world.order({ items: [world.variantId, otherVariant].map((variantId) => ({ variantId, quantity: 1 })) })
  await world.approve(order.paypalOrderId)
  await world.capture(order.paypalOrderId)
  return order
}
