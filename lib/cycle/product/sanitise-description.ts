import sanitizeHtml from 'sanitize-html'

// Structure only. No link leads a shopper to the supplier, no picture is loaded from elsewhere, no attribute survives.
const ALLOWED_TAGS = [
  'p', 'br', 'hr', 'div', 'span', 'strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'blockquote',
  'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'h3', 'h4', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td',
]
// The page has its own h1 and h2.
const RENAMED = { h1: 'h3', h2: 'h3', h5: 'h4', h6: 'h4' }
// What these hold is program, never text for people. (svg and math only lose their tags: one left open must not swallow the rest.)
const DROPPED_WITH_TEXT = ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'iframe', 'object', 'embed', 'title', 'xmp', 'noembed', 'noframes', 'plaintext']
const DEEPEST_NESTING = 24
const LONGEST_SOURCE = 100_000

/**
 * A supplier's description as HTML that is safe to put into a page. The supplier's text is kept raw in the database and is sanitised
 * each time on the way out, so that a better rule reaches old rows too (reliability.md section 12, B65-B74).
 */
export function sanitiseDescription(supplierHtml: string): string {
  const clean = sanitizeHtml(supplierHtml.slice(0, LONGEST_SOURCE), {
    allowedTags: ALLOWED_TAGS,
    allowedAttributes: {},
    allowedSchemes: [],
    transformTags: RENAMED,
    nonTextTags: DROPPED_WITH_TEXT,
    nestingLimit: DEEPEST_NESTING,
    disallowedTagsMode: 'discard',
    enforceHtmlBoundary: false,
    parseStyleAttributes: false,
  })
  return removeEmptyBlocks(clean)
}

const EMPTY_BLOCK = /<(p|div|span|strong|b|em|i|u|li|h3|h4)>(?:\s|&nbsp;|\u00a0|<br \/>)*<\/\1>/g
const MAX_ROUNDS = 4 // nests of empty boxes, as suppliers' editors leave them

/** Dropped pictures leave empty boxes behind. */
function removeEmptyBlocks(html: string): string {
  let shorter = html
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = shorter.replace(EMPTY_BLOCK, '')
    if (next === shorter) break
    shorter = next
  }
  return shorter.trim()
}
