import { now } from '@/lib/foundation/clock'
import { prisma } from '@/lib/foundation/db'
import { newId } from '@/lib/foundation/ids'
import type { EncodedPicture } from './encode-picture'

export async function findPictureBySha(sha256: string): Promise<string | null> {
  const found = await prisma.picture.findUnique({ where: { sha256 }, select: { id: true } })
  return found?.id ?? null
}

/** Keeps a picture once, however many imports bring it at the same moment; returns the id of the one kept. */
export async function keepPicture(sha256: string, picture: EncodedPicture): Promise<string> {
  const { bytes, mime, width, height, colour } = picture
  const row = { id: newId('picture'), sha256, mime, width, height, bytes, colour, createdAt: now() }
  const kept = await prisma.picture.createManyAndReturn({ data: [row], skipDuplicates: true, select: { id: true } })
  const id = kept[0]?.id ?? (await findPictureBySha(sha256))
  return id ?? row.id
}

export async function readPictureBytes(id: string): Promise<{ mime: string; width: number; bytes: Uint8Array<ArrayBuffer> } | null> {
  return prisma.picture.findUnique({ where: { id }, select: { mime: true, width: true, bytes: true } })
}
