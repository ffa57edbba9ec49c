import type { Me } from '@liti/contract/session'

/** Where the reader wanted to go before signing in; only places inside the product. */
export function wantedPlace(search: string): string | null {
  const to = new URLSearchParams(search).get('to')
  return to !== null && isInside(to) && !to.startsWith('/sign-in') ? to : null
}

/** As a browser reads it: it takes tabs and line ends out first, so that what looks like a path may be another site. */
const isInside = (to: string): boolean => to.startsWith('/') && URL.canParse(to, here) && new URL(to, here).origin === here
const here = 'https://here.invalid'

/** The next page after a step of signing in: a second factor or new password that is due, then where one wanted to go, else desk or first page. */
export function placeAfter(me: Me, wanted: string | null): string {
  const keep = wanted === null ? '' : `?to=${encodeURIComponent(wanted)}`
  if (me.secondFactor === 'due') return `/sign-in/second-factor${keep}`
  if (me.secondFactor === 'set-up-due') return `/me/second-factor${keep}`
  if (me.password === 'due') return `/me/password${keep}`
  return wanted ?? ((me.person?.seats.length ?? 0) > 0 ? '/desk' : '/')
}
