import type { ThreadNode, ThreadView } from '@liti/contract/threads'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { RecordRef } from './link.ts'
import { inOrder } from './order.ts'
import { textOf } from './relations.ts'
import { sumsOf } from './sums.ts'
import { keyOf, walk } from './walk.ts'

/** Shows the records of one kind; one the reader may not see is left out of the answer. */
export type Describe = (ctx: Ctx, actor: Actor, ids: string[]) => Promise<Map<string, ThreadNode>>
/** By kind of record; given by the modules that own them. */
export type Describers = Record<string, Describe>

const mostRecords = 200

/**
 * The whole thread a record belongs to, as this reader may see it: what it came from, what came of it, and what else came of its
 * origins. Records they may not see are counted, not shown, and so are their links.
 * @throws Refusal `not-found` where they may not see the record itself
 */
export async function threadOf(ctx: Ctx, actor: Actor, kind: string, id: string, describers: Describers): Promise<ThreadView> {
  const own: RecordRef = { kind, id }
  const { records, links, more } = await walk(ctx, own, mostRecords)
  const seen = await describe(ctx, actor, records, describers)
  if (!seen.has(keyOf(own))) throw notFound()
  const shown = links.filter(({ from, to }) => seen.has(keyOf(from)) && seen.has(keyOf(to)))
  const nodes = inOrder(seen, shown)
  return {
    title: nodes[0]?.title ?? { zh: '', en: '' },
    current: own,
    nodes,
    links: shown.map(({ from, to, relation }) => ({
      from: from.id,
      to: to.id,
      relation: textOf(relation),
      done: seen.get(keyOf(to))?.tone !== 'todo',
    })),
    sums: sumsOf(nodes, shown),
    hidden: records.length - seen.size,
    more,
  }
}

async function describe(ctx: Ctx, actor: Actor, records: RecordRef[], describers: Describers): Promise<Map<string, ThreadNode>> {
  const kinds = Object.entries(Object.groupBy(records, ({ kind }) => kind)).filter(([kind]) => Object.hasOwn(describers, kind))
  const answers = await Promise.all(kinds.map(async ([kind, ofKind = []]) => describers[kind]?.(ctx, actor, idsOf(ofKind))))
  return new Map(answers.flatMap((nodes) => [...(nodes?.values() ?? [])].map((node) => [keyOf(node), node] as const)))
}

const idsOf = (records: RecordRef[]): string[] => records.map(({ id }) => id)
