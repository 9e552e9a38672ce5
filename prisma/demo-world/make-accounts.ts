import { SYSTEM } from '@/lib/accounts/audit'
import { registerUser } from '@/lib/accounts/register-user'
import { inModelTransaction, prisma } from '@/lib/foundation/db'
import { ADMIN_PAYPAL_EMAIL, CLARA, DECLARED_CAPITAL, PEOPLE } from './people'
import type { DemoPerson } from './people'

/** Who is missing, and only they, are made; nobody who is there is changed. Returns how many were made. */
export async function makeAccounts(): Promise<number> {
  const there = await prisma.user.findMany({ where: { email: { in: PEOPLE.map((person) => person.email) } }, select: { email: true } })
  const missing = PEOPLE.filter((person) => !there.some((user) => user.email === person.email))
  await Promise.all(missing.map(makeAccount))
  await fillPlatformConfig()
  return missing.length
}

async function makeAccount(person: DemoPerson): Promise<void> {
  const { email, name, password, shop, role } = person
  const { id } = await registerUser({ email, name, password, locale: 'en', ...(shop ? { shopName: shop.name } : {}) }, role, SYSTEM)
  if (!shop) return
  const { taglineEn, taglineEs, accent, supportEmail } = shop
  await inModelTransaction(async (tx) => {
    await tx.shop.update({ where: { userId: id }, data: { taglineEn, taglineEs, accent, supportEmail } })
    await tx.user.update({ where: { id }, data: { paypalPayoutEmail: email } })
    if (email === CLARA.email) await tx.userWorkflowConfig.update({ where: { userId: id }, data: { workingCapital: DECLARED_CAPITAL } })
  })
}

async function fillPlatformConfig(): Promise<void> {
  const config = await prisma.platformConfig.findUnique({ where: { id: 'platform' }, select: { adminPaypalEmail: true } })
  if (config?.adminPaypalEmail) return
  await prisma.platformConfig.upsert({ where: { id: 'platform' }, create: { adminPaypalEmail: ADMIN_PAYPAL_EMAIL }, update: { adminPaypalEmail: ADMIN_PAYPAL_EMAIL } })
}
