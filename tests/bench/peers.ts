/** What others take for the same work, as design/performance.md tells it: another machine and another hour. What a bare app can be (bare-app) is measured beside ours too. */
export const PEERS = `quoted, not measured here unless it says so (design/performance.md; 2 cores, PostgreSQL with fsync):
  one paid order, 4 shoppers: Medusa 2.21 1.4-2 orders/s, 718-781 ms CPU, 552 SQL; Vendure 3.7 7-12 orders/s, 127-148 ms CPU, 265-277 SQL
  a small Next and Prisma program with one SQL statement per step: 302-341 orders/s, 3.7-4.3 ms CPU, 3 SQL; with plain Prisma calls 165-200 orders/s, 6.8-7.7 ms, 12 SQL (measured below)
  pages: Next from the ISR cache 1,900-2,960 requests/s, 0.32-0.44 ms CPU; Next dynamic page with one query 2.3-4 ms (both measured below); Medusa's storefront 58 requests/s, 24 ms`
