import type { BoundedCount } from '@liti/contract/common'
import type { In, Out } from '@liti/contract/kit'
import { searchKinds, type searchDesk as route, type SearchHit } from '@liti/contract/needs'
import { isTooShort } from '@liti/contract/typed'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { searchDirectory, type DirectoryKind } from '../../directory/index.ts'
import { findNeeds } from './list-work.ts'
import { sight } from '../record/sight.ts'
import { workRows } from '../views/work-row.ts'

const few = 5
const many = 50
const countTo = 99

/**
 * One search over everything the reader may see: what they may not see is neither found nor counted. Telephones are not looked for
 * here; the worklist takes the last four digits.
 */
export async function searchDesk(ctx: Ctx, actor: Actor, { q, kind }: Out<(typeof route)['query']>): Promise<In<(typeof route)['reply']>> {
  if (isTooShort(q)) return { groups: [] }
  const kinds = kind ? [kind] : searchKinds
  const most = kind ? many : few
  const groups = await Promise.all(
    kinds.map(async (one) => {
      const { hits, found } = one === 'needs' ? await needHits(ctx, actor, q, most) : await placeHits(ctx, actor, one, q)
      return { kind: one, count: bounded(found), hits: hits.slice(0, most) }
    }),
  )
  return { groups: groups.filter(({ count }) => count.count > 0) }
}

const bounded = (found: number): BoundedCount => ({ count: Math.min(found, countTo), more: found > countTo })

type Found = { hits: SearchHit[]; found: number }

/** The newest, what is still open in front. */
async function needHits(ctx: Ctx, actor: Actor, q: string, most: number): Promise<Found> {
  const ids = await findNeeds(ctx, actor, q, countTo + 1)
  const open = new Set(await openAmong(ctx, ids))
  const rows = await workRows(sight(ctx), ids.toSorted((a, b) => Number(open.has(b)) - Number(open.has(a))).slice(0, most))
  const hits = rows.map(({ id, number, title, who, stateText, tone }) => ({
    id,
    title: { zh: title, en: title },
    note: { zh: [number, who.zh].filter(Boolean).join('，'), en: [number, who.en].filter(Boolean).join(', ') },
    tag: { text: stateText, tone },
    page: 'need' as const,
    of: id,
  }))
  return { hits, found: ids.length }
}

async function openAmong(ctx: Ctx, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('needs.need')
    .select('id')
    .where('district_id', '=', ctx.district)
    .where('id', 'in', ids)
    .where('state', 'not in', ['closed', 'declined', 'withdrawn'])
    .execute()
  return rows.map(({ id }) => id)
}

async function placeHits(ctx: Ctx, actor: Actor, kind: DirectoryKind, q: string): Promise<Found> {
  const hits = await searchDirectory(ctx, actor, kind, q, countTo + 1)
  return { hits: hits.map((hit) => ({ ...hit, tag: null })), found: hits.length }
}
