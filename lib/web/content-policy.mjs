import { createHash } from 'node:crypto'

// One policy in two forms (docs/decisions/0003-csp-of-shop-pages.md): pages made per request allow scripts by the request's nonce,
// shop pages that come from the cache allow the hashes of exactly the inline scripts that are in them.

const INLINE_SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi
const IS_PROGRAM = /^(?:|module|text\/javascript|application\/javascript)$/i

/**
 * For a page made with this nonce. `payHosts`: origins that a form may lead to besides ours. Development needs eval and its socket.
 * @param {string} nonce
 * @param {{ payHosts: readonly string[], isDevelopment: boolean }} options
 */
export function livePolicy(nonce, { payHosts, isDevelopment }) {
  return policy({
    script: [`'nonce-${nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    connect: ["'self'", ...(isDevelopment ? ['ws:'] : [])],
    form: ["'self'", ...payHosts],
  })
}

/**
 * For a finished page: our own script files and its own inline scripts, nothing else.
 * @param {string} html
 */
export function cachedPolicy(html) {
  return policy({ script: ["'self'", ...inlineHashes(html)], connect: ["'self'"], form: ["'self'"] })
}

/**
 * @param {string} html
 * @returns {string[]} `'sha256-…'` of every inline script that a browser would run, each once
 */
export function inlineHashes(html) {
  const hashes = new Set()
  for (const [, attributes = '', body = ''] of html.matchAll(INLINE_SCRIPT)) {
    const type = /\btype="([^"]*)"/i.exec(attributes)?.[1] ?? ''
    if (/\bsrc=/i.test(attributes) || !IS_PROGRAM.test(type)) continue
    hashes.add(`'sha256-${createHash('sha256').update(body).digest('base64')}'`)
  }
  return [...hashes]
}

/** @param {{ script: string[], connect: string[], form: string[] }} parts */
function policy({ script, connect, form }) {
  return [
    "default-src 'self'",
    `script-src ${script.join(' ')}`,
    "script-src-attr 'none'",
    "style-src 'self' 'unsafe-inline'", // style attributes carry a shop's accent and a picture's colour
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect.join(' ')}`,
    `form-action ${form.join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
