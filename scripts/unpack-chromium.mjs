import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

const require = createRequire(import.meta.url)

/** Libraries that a bare system lacks, fonts, and the software renderer, beside the program itself. */
const ARCHIVES = ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']

/**
 * The browser from npm, unpacked once into `cacheFolder` and renamed into place: the package's own way writes one fixed name
 * under /tmp, which fails when two processes do it at once. CHROMIUM_PATH, where set, is used instead.
 * @param {string} cacheFolder
 * @returns {Promise<{ program: string, env: Record<string, string> }>} env: what the program needs to find its libraries
 */
export async function unpackChromium(cacheFolder) {
  if (process.env.CHROMIUM_PATH) return { program: process.env.CHROMIUM_PATH, env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('set CHROMIUM_PATH to a Chrome or Chromium: the one from npm is for Linux on x64')
  const packageFolder = path.resolve(path.dirname(require.resolve('@sparticuz/chromium')), '..')
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8'))
  const folder = path.join(cacheFolder, `chromium-${version}`)
  if (!fs.existsSync(path.join(folder, 'chromium'))) await unpack(packageFolder, folder)
  return { program: path.join(folder, 'chromium'), env: environmentOf(folder) }
}

async function unpack(packageFolder, folder) {
  const tar = createRequire(require.resolve('@sparticuz/chromium'))('tar-fs')
  const half = `${folder}.${process.pid}`
  fs.mkdirSync(half, { recursive: true })
  const open = (name) => fs.createReadStream(path.join(packageFolder, 'bin', name)).pipe(createBrotliDecompress())
  await Promise.all([
    pipeline(open('chromium.br'), fs.createWriteStream(path.join(half, 'chromium'), { mode: 0o755 })),
    ...ARCHIVES.map((name) => pipeline(open(name), tar.extract(path.join(half, name.split('.')[0])))),
  ])
  try {
    fs.renameSync(half, folder)
  } catch {
    fs.rmSync(half, { recursive: true, force: true }) // another process was first
  }
}

function environmentOf(folder) {
  const libraries = path.join(folder, 'al2023', 'lib')
  return {
    LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    ...(fs.existsSync(path.join(folder, 'fonts')) && { FONTCONFIG_PATH: fontSettings(folder) }),
  }
}

/** The package's own fonts.conf names folders of another machine; without any font this browser dies at the first input field. */
function fontSettings(folder) {
  const settings = path.join(folder, 'fontconfig')
  fs.mkdirSync(settings, { recursive: true })
  const folders = [path.join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'].map((name) => `<dir>${name}</dir>`).join('')
  const half = path.join(settings, `fonts.conf.${process.pid}`)
  fs.writeFileSync(half, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${path.join(settings, 'cache')}</cachedir></fontconfig>\n`)
  fs.renameSync(half, path.join(settings, 'fonts.conf')) // whole at once: two processes may do this together
  return settings
}
