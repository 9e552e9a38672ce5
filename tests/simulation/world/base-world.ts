import pg from 'pg'
import { finishConnection } from '@/lib/accounts/finish-connection'
import { registerUser } from '@/lib/accounts/register-user'
import { startConnection } from '@/lib/accounts/start-connection'
import { importProduct } from '@/lib/cycle/product/import-product'
import { sha256Hex } from '@/lib/foundation/crypto'
import { prisma } from '@/lib/foundation/db'
import { setTransport } from '@/lib/foundation/http-call'
import { setJobSender } from '@/lib/queue/enqueue'
import { CATALOGUE } from '@/sandbox/aliexpress/catalogue/index'
import type { CatalogueProduct } from '@/sandbox/aliexpress/catalogue/product'
import type { TokenRow } from '@/sandbox/aliexpress/rows'
import { takeCheckpoint, type Checkpoint } from '../database/checkpoint'
import { openGatedDatabase } from '../database/open-database'
import { simulation } from '../kernel/simulation'
import { carry } from '../parties/registry'
import { faultyTransport } from '../parties/faulty-transport'
import { startThirdParties } from './third-parties'

const BUYER = '1861703697'

export interface SimShop {
  readonly userId: string
  readonly slug: string
  /** Of two products of two suppliers: an order of both is split by AliExpress. */
  readonly variants: readonly { readonly variantId: string; readonly costMinor: bigint }[]
}

/** What every seed starts from: resellers with shops, connected, with published products. */
export interface BaseWorld {
  readonly shops: readonly SimShop[]
  readonly products: readonly CatalogueProduct[]
  readonly tokens: readonly TokenRow[]
  readonly checkpoint: Checkpoint
  /** The superuser's connection: looks and goes back, outside the simulation. */
  readonly owner: pg.Client
  close(): Promise<void>
}

export async function connectReseller(userId: string): Promise<void> {
  const person = { userId, sessionHash: sha256Hex(`the browser of ${userId}`) }
  const consent = new URL(await startConnection(person))
  const form = new URLSearchParams(consent.searchParams)
  form.set('buyer', BUYER)
  form.set('decision', 'authorize')
  const answer = await carry({ method: 'POST', url: consent.origin + consent.pathname, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: Buffer.from(form.toString()), fault: null })
  const back = new URL(answer.headers.location ?? '').searchParams
  const result = await finishConnection({ state: back.get('state') ?? undefined, code: back.get('code') ?? undefined, error: undefined }, person)
  if (result.result !== 'connected') throw new Error(`not connected: ${result.result}`)
}

async function addShop(index: number, products: readonly CatalogueProduct[]): Promise<SimShop> {
  const person = { email: `reseller${index}@shop.example`, name: `Reseller ${index}`, password: 'violet anchor drifts past nine', shopName: `Shop ${index}`, locale: 'en' as const }
  const reseller = await registerUser(person)
  await prisma.user.update({ where: { id: reseller.id }, data: { paypalPayoutEmail: `reseller${index}-payouts@shop.example` } })
  await prisma.userWorkflowConfig.update({ where: { userId: reseller.id }, data: { workingCapital: 1_000_000n } })
  await connectReseller(reseller.id)
  const variants: { id: string; costMinor: bigint }[] = []
  for (const { productId } of products) {
    const imported = await importProduct({ userId: reseller.id, productIdOrUrl: productId, publish: true })
    variants.push(...(await prisma.productVariant.findMany({ where: { productId: imported.productId }, orderBy: { position: 'asc' }, select: { id: true, costMinor: true } })))
  }
  return { userId: reseller.id, slug: reseller.shop?.slug ?? '', variants: variants.map(({ id, costMinor }) => ({ variantId: id, costMinor })) }
}

/** Makes the world once per run, through the product's own code. */
export async function openBaseWorld(databaseUrl: string): Promise<BaseWorld> {
  await openGatedDatabase()
  setTransport(faultyTransport)
  setJobSender((_tx, job, data, startAfterSeconds) => {
    for (const each of data) simulation()?.jobs.send(job.name, each, startAfterSeconds)
    return Promise.resolve()
  })
  const products = CATALOGUE.filter((each) => each.special === undefined && each.skus.length > 1 && each.skus.every((sku) => sku.stock > 100)).slice(0, 3)
  const parties = await startThirdParties({ products, aliexpress: { autoPay: true }, balanceLagSeconds: 0, openingBalanceMinor: 5_000_000, tokens: [] })
  await prisma.platformConfig.update({ where: { id: 'platform' }, data: { adminPaypalEmail: 'owner@platform.example' } })
  const shops: SimShop[] = []
  for (const index of products.keys()) shops.push(await addShop(index, [...products, ...products].slice(index, index + 2)))
  const tokens = [...parties.table<TokenRow>('aliexpress', 'tokens').values()]
  await parties.stop()
  const superuser = new URL(databaseUrl)
  superuser.username = 'postgres'
  const owner = new pg.Client({ connectionString: superuser.href, options: '-c TimeZone=UTC -c synchronous_commit=off -c plan_cache_mode=force_generic_plan' })
  await owner.connect()
  const checkpoint = await takeCheckpoint(owner)
  return {
    shops, products, tokens, checkpoint, owner,
    async close() {
      await owner.end()
    },
  }
}
