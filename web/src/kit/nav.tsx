import { useCallback, useEffect, useRef, type ComponentProps, type ReactNode } from 'react'
import { Link as RouterLink, useLocation, useParams, useSearchParams } from 'wouter'

export { Redirect, Route, Switch } from 'wouter'

const entryOf = (path: string): 'desk' | 'portal' => (path === '/desk' || path.startsWith('/desk/') ? 'desk' : 'portal')

export type LinkProps = {
  to: string
  children: ReactNode
  className?: string | undefined
  current?: boolean | undefined
  label?: string | undefined
  /** Further attributes of the anchor: a cell of a drawing has its place, its tooltip and its turn with Tab. */
  anchor?: (Pick<ComponentProps<'a'>, 'style' | 'title' | 'tabIndex'> & { [data: `data-${string}`]: string }) | undefined
}

/** A link inside the product; between portal and desk, which are two programs, it is an ordinary page visit. */
export function Link({ to, children, className, current, label, anchor }: LinkProps): ReactNode {
  const rest = { ...anchor, className, 'aria-current': current ? ('page' as const) : undefined, 'aria-label': label }
  const stays = to.startsWith('/') && !to.startsWith('/api/') && entryOf(to) === entryOf(location.pathname)
  if (!stays) {
    return (
      <a href={to} {...rest}>
        {children}
      </a>
    )
  }
  return (
    <RouterLink href={to} {...rest}>
      {children}
    </RouterLink>
  )
}

/** Goes to another page: `const go = useGo(); go('/mine')`; `replace` leaves no way back to this one. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const [, go] = useLocation()
  return useCallback(
    (to, options) => {
      if (entryOf(to) === entryOf(location.pathname)) go(to, options)
      else location.assign(to)
    },
    [go],
  )
}

export const usePath = (): string => useLocation()[0]

/** The named parts of the page's path: `const { needId } = usePathParams<'needId'>()` */
export function usePathParams<Name extends string>(): Record<Name, string> {
  return useParams() as Record<Name, string>
}

/** One value of the address's query; setting it to null or '' takes it out. The page stays where it is. */
export function useQueryValue(name: string): [value: string | null, set: (value: string | null) => void] {
  const [search, setSearch] = useSearchParams()
  const set = useCallback(
    (value: string | null) =>
      setSearch(
        (former) => {
          const next = new URLSearchParams(former)
          if (value) next.set(name, value)
          else next.delete(name)
          return next
        },
        { replace: true },
      ),
    [name, setSearch],
  )
  return [search.get(name), set]
}

let pagesSeen = 0
let wentBack = false
if (typeof window !== 'undefined') {
  window.addEventListener('popstate', () => {
    wentBack = true
  })
}

/** What a full page load does by itself: a title, the top of the page, and the heading read out. Give the ref to the h1. */
export function useArrival(title: string, product: string): (heading: HTMLElement | null) => void {
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product
  }, [title, product])
  const first = useRef(true)
  return useCallback((heading: HTMLElement | null) => {
    if (!heading || !first.current) return
    first.current = false
    pagesSeen += 1
    if (pagesSeen === 1) return
    if (!wentBack) window.scrollTo(0, 0)
    heading.focus({ preventScroll: true })
    wentBack = false
  }, [])
}
