import { listNotices, markRead } from '../../engines/notify/index.ts'
import { house } from '../../house.ts'
import type { Ctx } from '../../kernel/context.ts'
import { actAs } from '../act-as.ts'
import { people } from '../directory/people.ts'
import type { DirectoryWorld } from '../directory/index.ts'

const days = 2

/** What was told more than two days ago, people have read: the bell counts what is new to them. */
export async function readPast(ctx: Ctx, world: DirectoryWorld): Promise<void> {
  const from = ctx.now().subtract({ hours: days * 24 })
  for (const { key, phone } of people) {
    if (phone === undefined) continue
    const actor = await actAs(ctx, world.person(key))
    const { items } = await listNotices(ctx, actor, { limit: 100 }, house.notices)
    const ids = items.filter(({ at }) => Temporal.Instant.compare(at, from) < 0).map(({ id }) => id)
    if (ids.length > 0) await markRead(ctx, actor, { ids })
  }
}
