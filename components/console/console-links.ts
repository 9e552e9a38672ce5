import { Banknote, Boxes, ChartNoAxesColumn, CircleGauge, House, Landmark, ListChecks, PackageSearch, Plug, Scale, Settings, ShieldCheck, ShoppingCart, TriangleAlert, Users } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'

const ICONS = {
  home: House,
  orders: ShoppingCart,
  products: PackageSearch,
  payouts: Banknote,
  connection: Plug,
  settings: Settings,
  cycle: CircleGauge,
  profit: ChartNoAxesColumn,
  ledger: Scale,
  bank: Landmark,
  readiness: ListChecks,
  resilience: ShieldCheck,
  people: Users,
  jobs: Boxes,
  exceptions: TriangleAlert,
} as const satisfies Record<string, LucideIcon>

export type ConsoleIcon = keyof typeof ICONS

/** One page of a console, as rail, bottom bar and command palette show it. The first four stand in the phone's bottom bar. */
export interface ConsoleLink {
  readonly href: string
  readonly label: string
  readonly icon: ConsoleIcon
  /** Further words under which the palette finds the page. */
  readonly words?: string
}

export function iconOf(name: ConsoleIcon): LucideIcon {
  return ICONS[name]
}

/** The page that an address belongs to: the longest address that it starts with. */
export function currentLink(links: readonly ConsoleLink[], pathname: string): ConsoleLink | undefined {
  return links
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
}
