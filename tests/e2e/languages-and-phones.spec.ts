import { expect, test } from '@playwright/test'
import { lookAtPage } from './look-at-page'
import { cookieOf, useSession, type DemoRole } from './people'
import { approve, BASE, capture, SHOP, startOrder, untilStatus, variants, type Started } from './shop-api'

// Every page in both languages, on a phone and a desk, light and dark: nothing spills over, nothing is unfinished, no complaint of the browser.

let order: Started
let product = ''
test.beforeAll(async () => {
  test.setTimeout(120_000)
  const list = (await (await fetch(`${BASE}/api/shops/${SHOP}/products?limit=1`)).json()) as { items: { slug: string }[] }
  product = `/s/${SHOP}/p/${list.items[0]?.slug ?? ''}`
  order = await startOrder((await variants())[0] ?? '')
  await approve(order)
  await capture(order)
  await untilStatus(order, 'PURCHASED', 60_000)
})

for (const locale of ['en', 'es'] as const) {
  test.describe(locale, () => {
    test.beforeEach(async ({ context }) => { await context.addCookies([{ name: 'locale', value: locale, url: BASE }]) })

    test('shop, sign-in, order', async ({ context, page }) => {
      test.setTimeout(120_000)
      await context.addCookies([{ name: order.cookie.split('=')[0] ?? '', value: order.cookie.split('=')[1] ?? '', url: BASE }])
      const pages: [string, string][] = [
        ['start', '/'], ['shop', `/s/${SHOP}`], ['product', product], ['empty-cart', `/s/${SHOP}/cart`], ['search', `/s/${SHOP}?q=light`], ['login', '/login'], ['register', '/register'],
        ['order', `/orders/${order.orderId}`], ['no-order', `/orders/ord_${'0'.repeat(26)}`], ['return-without-payment', '/checkout/return'],
      ]
      const complaints: string[] = []
      for (const [name, address] of pages) complaints.push(...(await lookAtPage(page, name, address, locale)))
      expect(complaints).toEqual([])
    })

    test('cart and checkout', async ({ page }) => {
      test.setTimeout(60_000)
      await page.goto(product)
      await page.getByRole('button', { name: locale === 'en' ? 'Add to cart' : 'Añadir al carrito' }).first().click()
      const complaints = await lookAtPage(page, 'cart', `/s/${SHOP}/cart`, locale)
      await page.getByRole('button', { name: locale === 'en' ? 'Go to checkout' : 'Ir a pagar' }).click()
      await expect(page).toHaveURL(/\/checkout\/chk_/)
      complaints.push(...(await lookAtPage(page, 'checkout', page.url(), locale)))
      expect(complaints).toEqual([])
    })

    const CONSOLES: [DemoRole, [string, string][]][] = [
      ['RESELLER', [
        ['reseller-today', '/reseller'], ['reseller-orders', '/reseller/orders'], ['reseller-order', '/reseller/orders/ORDER'], ['reseller-products', '/reseller/products'],
        ['reseller-payouts', '/reseller/payouts'], ['reseller-api-settings', '/reseller/api-settings'], ['reseller-settings', '/reseller/settings'],
      ]],
      ['ADMIN', [
        ['admin-cycle', '/admin'], ['admin-orders', '/admin/orders'], ['admin-payouts', '/admin/payouts'], ['admin-exceptions', '/admin/exceptions'], ['admin-profit', '/admin/profit'], ['admin-ledger', '/admin/ledger'],
        ['admin-resellers', '/admin/resellers'], ['admin-readiness', '/admin/readiness'], ['admin-resilience', '/admin/resilience'], ['admin-settings', '/admin/settings'],
      ]],
    ]
    for (const [role, pages] of CONSOLES) {
      test(`console of ${role.toLowerCase()}`, async ({ context, page }) => {
        test.setTimeout(120_000)
        await useSession(context, await cookieOf(role))
        const complaints: string[] = []
        for (const [name, address] of pages) complaints.push(...(await lookAtPage(page, name, address.replace('ORDER', order.orderId), locale)))
        expect(complaints).toEqual([])
      })
    }
  })
}
