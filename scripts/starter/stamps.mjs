import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { readJson, writeJson } from './data-folder.mjs'

/** One figure for files and folders of the project. */
export function hashOf(root, places) {
  const hash = createHash('sha256')
  const add = (place) => {
    const file = path.join(root, place)
    if (!fs.existsSync(file)) return
    if (fs.statSync(file).isDirectory()) for (const name of fs.readdirSync(file).sort()) add(path.join(place, name))
    else hash.update(`${place}\0`).update(fs.readFileSync(file)).update('\0')
  }
  for (const place of places) add(place)
  return hash.digest('hex')
}

/** Does `work` unless it was done before with the same `stamp`. */
export async function unlessStamped(file, name, stamp, work) {
  if (readJson(file)?.[name] === stamp) return
  await work()
  writeJson(file, { ...readJson(file), [name]: stamp })
}

export function forgetStamp(file, name) {
  const stamps = readJson(file)
  if (stamps?.[name] === undefined) return
  delete stamps[name]
  writeJson(file, stamps)
}
