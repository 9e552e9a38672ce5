import type { IconName } from '../ui/icon'

/** One page of a console, as rail, bottom bar and command palette show it. The first four stand in the phone's bottom bar. */
export interface ConsoleLink {
  readonly href: string
  readonly label: string
  readonly icon: IconName
  /** Further words under which the palette finds the page. */
  readonly words?: string
}

/** The page that an address belongs to: the longest address that it starts with. */
export function currentLink(links: readonly ConsoleLink[], pathname: string): ConsoleLink | undefined {
  return links
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
}
