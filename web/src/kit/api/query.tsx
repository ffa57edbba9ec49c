import type { Route } from '@liti/contract/kit'
import { getMe } from '@liti/contract/session'
import {
  MutationCache,
  QueryCache,
  QueryClient,
  QueryClientProvider,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { call, inBackground, type InputOf, type Optional, type ReplyOf } from './api.ts'
import { confirmedFirst } from './confirm-first.ts'
import { NetworkError, RefusedError, ServerError } from './errors.ts'
import { keyKeeper } from './idempotency.ts'

const mayPass = (error: unknown): boolean => error instanceof NetworkError || error instanceof ServerError

/** Refused for what is no longer so: somebody was faster, or a right ended. What is on the screen is out of date. */
const isOutOfDate = (error: unknown): boolean =>
  error instanceof RefusedError && ['conflict', 'forbidden', 'not-found'].includes(error.kind)

/** A session that ended elsewhere shows itself first as a refusal: who is signed in is then asked again. */
const onError = (error: unknown): void => {
  if (error instanceof RefusedError && error.kind === 'signed-out') void queryClient.invalidateQueries({ queryKey: [getMe.path] })
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    // `always`: browsers are often wrong about being online; a call that cannot go out says so itself.
    queries: { networkMode: 'always', refetchOnReconnect: true, staleTime: 10_000, retry: (tries, error) => tries < 2 && mayPass(error) },
    mutations: { networkMode: 'always', retry: (tries, error) => tries < 2 && error instanceof NetworkError && error.reason !== 'timeout' },
  },
})

export function Queries({ children }: { children: ReactNode }): ReactNode {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}

/** First the path, so that everything read from a route can be found by it. */
export const readKey = (route: Pick<Route, 'path'>, input: object = {}): readonly unknown[] => {
  const { params = {}, query = {} } = input as { params?: unknown; query?: unknown }
  return [route.path, params, query]
}

export type ReadOptions = {
  /** Not yet, where false: something it needs is still missing. */
  when?: boolean
  /** What makes it out of date: words matched against live events, `['need:' + id]`, `['needs']`, `['body']` (see live.ts). */
  live?: readonly string[]
  /** Keep showing the former page or filter while the next one comes. */
  keep?: boolean
  /** Read again by itself; nobody's doing, so it neither keeps a session alive nor counts as opening what it reads. */
  everyMs?: number
}

/** Reads a route; the reply is shared by all who read the same. `const need = useRead(needs.getNeed, { params })` */
export function useRead<R extends Route<'GET'>>(
  route: R,
  ...rest: [...Optional<InputOf<R>>, options?: ReadOptions]
): UseQueryResult<ReplyOf<R>> {
  const [given = {} as InputOf<R>, options = {}] = rest as unknown as [InputOf<R>?, ReadOptions?]
  const queryKey = readKey(route, given)
  return useQuery<ReplyOf<R>>({
    queryKey,
    queryFn: ({ signal }) => {
      const ask = (): Promise<ReplyOf<R>> => call(route, given, { signal })
      return options.everyMs !== undefined && queryClient.getQueryData(queryKey) ? inBackground(ask) : ask()
    },
    enabled: options.when ?? true,
    meta: { live: options.live ?? [] },
    ...(options.keep && { placeholderData: (former: ReplyOf<R> | undefined) => former as never }),
    ...(options.everyMs !== undefined && { refetchInterval: options.everyMs }),
  })
}

type PageReply = { items: unknown[]; next: string | null }
export type Pages<Reply extends PageReply> = {
  /** The first page's reply, and the last one read, with whatever they say beside their rows (counts). */
  first: Reply | undefined
  last: Reply | undefined
  items: Reply['items']
  error: unknown
  loading: boolean
  more: boolean
  loadingMore: boolean
  loadMore: () => void
  retry: () => void
}

/** Reads a list page by page; `<Pager {...pages} />` draws its end. */
export function usePages<R extends Route<'GET'>>(
  route: ReplyOf<R> extends PageReply ? R : never,
  ...rest: [...Optional<InputOf<R>>, options?: ReadOptions]
): Pages<ReplyOf<R> & PageReply> {
  const [given = {}, options = {}] = rest as unknown as [{ params?: unknown; query?: object }?, ReadOptions?]
  const pages = useInfiniteQuery({
    queryKey: [...readKey(route, given), 'pages'],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...given.query, ...(pageParam !== null && { after: pageParam }) }
      return call<R>(route, { ...given, query } as unknown as InputOf<R>, { signal }) as Promise<ReplyOf<R> & PageReply>
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: options.when ?? true,
    meta: { live: options.live ?? [] },
    ...(options.keep && { placeholderData: (former: unknown) => former as never }),
  })
  return {
    first: pages.data?.pages[0],
    last: pages.data?.pages.at(-1),
    items: (pages.data?.pages.flatMap((page) => page.items) ?? []) as (ReplyOf<R> & PageReply)['items'],
    error: pages.error,
    loading: pages.isPending,
    more: pages.hasNextPage,
    loadingMore: pages.isFetchingNextPage,
    loadMore: () => void pages.fetchNextPage(),
    retry: () => void pages.refetch(),
  }
}

export type Act<R extends Route> = {
  /** Does it; a second call while the first is under way is ignored. Errors land in `error`. */
  run: (...args: [...Optional<InputOf<R>>, onDone?: (reply: ReplyOf<R>) => void]) => void
  /** Does it and gives the reply; rejects with the error. */
  runAsync: (...input: Optional<InputOf<R>>) => Promise<ReplyOf<R>>
  pending: boolean
  error: unknown
  reply: ReplyOf<R> | undefined
  reset: () => void
}

/**
 * A command of the contract. The idempotency key belongs to the intended action: automatic and manual retries of the same
 * input share it; `key` gives one that is known elsewhere too. Afterwards, and after a
 * refusal that shows it to be out of date, what is on the screen is read again: all of it, or only the routes in `touches`.
 */
export function useAct<R extends Route<'POST'>>(
  route: R,
  options: { touches?: readonly Pick<Route, 'path'>[]; key?: () => string | undefined } = {},
): Act<R> {
  const client = useQueryClient()
  const [keys] = useState(keyKeeper)
  const mutation = useMutation<ReplyOf<R>, unknown, InputOf<R>>({
    mutationFn: (input) => confirmedFirst(() => call(route, input, { idempotencyKey: options.key?.() ?? keys.keyFor(input) })),
    onSettled: async (_reply, error) => {
      keys.settle(error)
      if (error && !isOutOfDate(error)) return
      const again = !options.touches
        ? client.invalidateQueries()
        : Promise.all(options.touches.map(({ path }) => client.invalidateQueries({ queryKey: [path] })))
      if (!error) await again
    },
  })
  const { mutate, mutateAsync, isPending, error, data, reset } = mutation
  return {
    run: (...rest) => {
      const [input = {} as InputOf<R>, onDone] = rest as unknown as [InputOf<R>?, ((reply: ReplyOf<R>) => void)?]
      if (!isPending) mutate(input, onDone ? { onSuccess: (reply) => onDone(reply) } : {})
    },
    runAsync: (...[input]) => mutateAsync(input ?? ({} as InputOf<R>)),
    pending: isPending,
    error,
    reply: data,
    reset,
  }
}
