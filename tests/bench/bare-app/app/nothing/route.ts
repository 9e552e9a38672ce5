export const dynamic = 'force-dynamic'

/** The least that Next can answer: what it costs here, beside what it cost where the marks were set, tells how fast this machine is. */
export function GET(): Response {
  return Response.json({ ok: true })
}
