import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/lib/foundation/prisma/client'

export const dynamic = 'force-dynamic'

const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 8 }) })

/** A page made for every request, with one query of Prisma's and one row: the peer of design/performance.md, "Next dynamic page, one Prisma query". */
export default async function LivePage() {
  const product = await prisma.product.findFirst({ orderBy: { id: 'asc' }, select: { slug: true } })
  return <main><h1>{product?.slug}</h1></main>
}
