import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { migrationsOfProgram, readManifest, tableFile, type Manifest } from './manifest'

/** The backup as it was written, for the program that is here: same migrations, no file changed or missing. Errors say which. */
export async function checkFiles(folder: string, root: string): Promise<Manifest> {
  const manifest = readManifest(folder)
  const here = migrationsOfProgram(root)
  const differs = (a: Manifest['migrations'], b: Manifest['migrations']) => a.find((each) => !b.some((other) => other.name === each.name && other.sha256 === each.sha256))
  const missing = differs(manifest.migrations, here)
  if (missing) throw new Error(`the backup has migration ${missing.name}, this program does not (or another one): restore with the program version that wrote it`)
  const newer = differs(here, manifest.migrations)
  if (newer) throw new Error(`this program has migration ${newer.name}, the backup does not: restore with the version that wrote it, then update`)
  for (const table of manifest.tables) {
    const file = tableFile(folder, table.name)
    if (!fs.existsSync(file)) throw new Error(`${file} is missing`)
    if ((await hashFile(file)) !== table.sha256) throw new Error(`${file} was changed since the backup: nothing is restored from it`)
  }
  return manifest
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of fs.createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
