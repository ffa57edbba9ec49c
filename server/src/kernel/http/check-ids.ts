import { isSeenKind, type IdKind, type SeenKind } from '@liti/contract/ids'
import type { Route } from '@liti/contract/kit'
import { z } from 'zod'
import type { Actor } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { wrongField } from '../refusal.ts'

/** Which of these the actor may see: asked of the module the records belong to. */
export type SeeIds = Record<SeenKind, (ctx: Ctx, actor: Actor, ids: string[]) => Promise<Set<string>>>

type Field = { path: string[]; kind: SeenKind }

/**
 * Holds the ids in the bodies of one route against what the caller may see, before the command runs. What is not seen is answered as
 * what is not there, at its field.
 */
export function idCheck(route: Route, see: SeeIds): (ctx: Ctx, actor: Actor, body: unknown) => Promise<void> {
  let fields: Field[] | undefined
  const read = (): Field[] =>
    idFields(route.body).flatMap(({ path, kind }) => (kind !== null && isSeenKind(kind) ? [{ path: path.split('.'), kind }] : []))
  return async (ctx, actor, body) => {
    for (const { path, kind } of (fields ??= read())) {
      const ids = [...new Set(valuesAt(body, path))]
      if (ids.length === 0) continue
      const seen = await see[kind](ctx, actor, ids)
      if (ids.every((id) => seen.has(id))) continue
      const why = { zh: '请从列表里选', en: 'Please choose from the list' }
      throw wrongField('not-listed', path.join('.'), why, 'not-found')
    }
  }
}

function valuesAt(value: unknown, [first, ...rest]: string[]): string[] {
  if (first === undefined) return typeof value === 'string' ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  if (first === '*') return Array.isArray(value) ? value.flatMap((one) => valuesAt(one, rest)) : []
  return valuesAt((value as Record<string, unknown>)[first], rest)
}

/** Where in a body an id stands (`co.*.bodyId`), and of what; `kind` is null where the contract does not say. */
export type IdField = { path: string; kind: IdKind | null }

type Json = { [key: string]: unknown }

/** Every id a body can carry, read from its schema. */
export function idFields(body: unknown): IdField[] {
  const found = new Map<string, IdField>()
  const walk = (schema: Json, path: string[]): void => {
    if (schema['format'] === 'uuid') found.set(path.join('.'), { path: path.join('.'), kind: (schema['x-id-of'] as IdKind) ?? null })
    for (const [name, inner] of Object.entries((schema['properties'] as Json) ?? {})) walk(inner as Json, [...path, name])
    if (schema['items']) walk(schema['items'] as Json, [...path, '*'])
    for (const key of ['anyOf', 'oneOf', 'allOf']) for (const inner of (schema[key] as Json[]) ?? []) walk(inner, path)
  }
  walk(z.toJSONSchema(body as z.ZodType, { io: 'input', unrepresentable: 'any' }), [])
  return [...found.values()]
}
