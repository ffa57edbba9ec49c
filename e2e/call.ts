import { randomUUID } from 'node:crypto'
import type { In, Out, Route } from '@liti/contract/kit'
import type { Visitor } from './visitor.ts'

type Input<R extends Route> = { params?: In<R['params']>; query?: In<R['query']>; body?: In<R['body']> }

/** Calls a route of the contract as this visitor, for what another test already does through the screens. */
export async function call<R extends Route>({ context }: Visitor, route: R, input: Input<R> = {}): Promise<Out<R['reply']>> {
  const { params = {}, query = {}, body = {} } = input as { params?: object; query?: object; body?: object }
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(Reflect.get(params, name))))
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  const answer =
    route.method === 'GET'
      ? await context.request.get(`${path}?${search}`)
      : await context.request.post(path, { data: body, headers: { 'idempotency-key': randomUUID() } })
  if (!answer.ok()) throw new Error(`${route.path}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as Out<R['reply']>
}
