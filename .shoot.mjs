import { chromium } from '@playwright/test'
import { unpackChromium } from './scripts/unpack-chromium.mjs'
const base='http://127.0.0.1:3977'
const { program, env } = await unpackChromium('/tmp/chromium-cache')
const browser = await chromium.launch({ executablePath: program, env: { ...process.env, ...env }, args: ['--no-sandbox','--disable-gpu','--disable-dev-shm-usage','--disable-quic','--no-first-run'] })
const [pages, variants] = [process.argv[2].split(','), process.argv[3].split(',')]
for (const variant of variants) {
  const [lang, theme, width] = variant.split('-')
  const context = await browser.newContext({ baseURL: base, viewport: { width: +width, height: +width>500?900:844 }, colorScheme: theme, locale: lang==='es'?'es-ES':'en-US', reducedMotion: 'reduce' })
  const { csrfToken } = await (await context.request.get('/api/auth/csrf')).json()
  const signed = await context.request.post('/api/auth/callback/credentials', { form: { csrfToken, email: 'admin@ivan.example', password: 'copper lantern under slow rain', json: 'true' }, headers: { origin: base }, maxRedirects: 0 })
  if (![200,302].includes(signed.status())) console.log('sign in', signed.status(), await signed.text())
  const page = await context.newPage()
  page.on('console', m => { if (['error','warning'].includes(m.type())) console.log(variant, m.type(), m.text().slice(0,300)) })
  page.on('pageerror', e => console.log(variant, 'pageerror', e.message.slice(0,300)))
  for (const p of pages) {
    const [path, ...click] = p.split('@')
    const r = await page.goto('/admin' + (path==='home'?'':'/'+path), { waitUntil: 'load', timeout: 120000 })
    await page.waitForTimeout(700)
    if (click[0]) { await page.getByRole('button', { name: new RegExp(click[0]) }).first().click(); await page.waitForTimeout(500) }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    console.log(variant, path, r.status(), over>0?`OVERFLOW ${over}`:'')
    await page.screenshot({ path: `/tmp/admin-shots/${path.replace(/\W/g,'_')}${click[0]?'_open':''}-${variant}.png`, fullPage: !click[0] })
  }
  await context.close()
}
await browser.close()
