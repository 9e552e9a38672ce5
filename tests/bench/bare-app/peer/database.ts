import { PrismaPg } from '@prisma/adapter-pg'
// @ts-expect-error -- written by `prisma generate` where the bench builds this app (open-bare-app.ts), never beside its source
import { PrismaClient } from './client/client'

// Next may load this module once for each route: the pool must stay one.
const holder = globalThis as { __peer?: PrismaClient }

export const prisma = (holder.__peer ??= new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 8 }) }))
