import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { ConsoleMessage, Page } from '@playwright/test'

/** To be looked at by a person: drawing them takes these tests longer than looking does, so only where asked for (E2E_PICTURES=1). */
const PICTURES = process.env.E2E_PICTURES ? path.resolve(import.meta.dirname, '../../test-results/pages') : null
const WIDTHS = [390, 1280] as const
const SCHEMES = ['light', 'dark'] as const

declare global {
  interface Window {
    policyViolations?: string[]
  }
}

/** Texts that only a mistake puts before a person: names of messages, holes in them, values that nobody formatted. */
const UNFINISHED = /(?<![\w@./-])(?:shop|checkout|account|common|console|reseller|admin|errors|events|status)\.[a-z]\w+(?:\.\w+)*|\[missing|MISSING_MESSAGE|\bundefined\b|\bNaN\b|\[object Object\]|Invalid Date|\{[a-z]\w*\}/

/** Collects what a browser complains of while `page` is used: errors in the console, uncaught ones, what the policy blocked, answers of 500 and up. */
export async function watchPage(page: Page): Promise<string[]> {
  const complaints: string[] = []
  const hear = (message: ConsoleMessage) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`)
  }
  page.on('console', hear)
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('response', (answer) => { if (answer.status() >= 500) complaints.push(`${answer.status()} ${answer.url()}`) })
  await page.addInitScript(() => {
    window.policyViolations = []
    document.addEventListener('securitypolicyviolation', (event) => { window.policyViolations?.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`) })
  })
  return complaints
}

interface Look {
  readonly overflow: string[]
  readonly headings: number
  readonly text: string
  readonly violations: string[]
  readonly lang: string
}

function look(): Look {
  const width = document.documentElement.clientWidth
  const isTooWide = document.documentElement.scrollWidth > width
  const wide = isTooWide ? [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > width + 1).slice(0, 3) : []
  return {
    overflow: isTooWide ? [`${document.documentElement.scrollWidth} px`, ...wide.map((element) => `${element.tagName.toLowerCase()}.${element.className.toString().slice(0, 60)}`)] : [],
    headings: [...document.querySelectorAll('h1')].filter((heading) => heading.getClientRects().length > 0).length,
    text: document.body.innerText,
    violations: window.policyViolations ?? [],
    lang: document.documentElement.lang,
  }
}

/** Its scripts have run and drawn: React takes a page over in steps, with a rest between them. A page that follows something never gets quieter. */
async function untilIdle(): Promise<void> {
  for (let rest = 0; rest < 3; rest++) await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }))
}

/** One page in one language, on a phone and a desk, light and dark: what is wrong with it. With E2E_PICTURES=1 pictures go to test-results/pages. */
export async function lookAtPage(page: Page, name: string, address: string, locale: 'en' | 'es'): Promise<string[]> {
  const complaints = await watchPage(page)
  await page.setViewportSize({ width: WIDTHS[0], height: 844 })
  const answer = await page.goto(address)
  if (answer?.status() !== 200) complaints.push(`answers ${answer?.status() ?? 'nothing'}`)
  await page.evaluate(untilIdle)
  if (PICTURES) mkdirSync(PICTURES, { recursive: true })
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 600 ? 844 : 900 })
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme })
      const { overflow, headings, text, violations, lang } = await page.evaluate(look)
      const where = `${width} ${colorScheme}`
      if (overflow.length > 0) complaints.push(`${where}: wider than the screen: ${overflow.join(', ')}`)
      if (headings !== 1) complaints.push(`${where}: ${headings} main headings`)
      const unfinished = UNFINISHED.exec(text)?.[0]
      if (unfinished !== undefined) complaints.push(`${where}: reads "${unfinished}"`)
      if (lang !== locale) complaints.push(`${where}: the document says it is ${lang}`)
      complaints.push(...violations.map((violation) => `policy: ${violation}`))
      const isPictured = (width === WIDTHS[0]) === (colorScheme === 'light') // a phone by day, a desk by night
      if (PICTURES && isPictured) await page.screenshot({ path: path.join(PICTURES, `${name}-${width}-${colorScheme}-${locale}.png`), fullPage: true, animations: 'disabled' })
    }
  }
  page.removeAllListeners()
  return [...new Set(complaints)].map((complaint) => `${name} ${locale} ${complaint}`)
}
