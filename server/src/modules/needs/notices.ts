import type { Text } from '@liti/contract/common'
import { notice, tell, type Told } from '../../engines/notify/index.ts'
import { open } from '../../kernel/crypto/seal.ts'
import type { Work } from '../../kernel/work.ts'
import { phonePurpose } from './insert-need.ts'
import type { LockedNeed } from './lock-need.ts'

type Notice = ReturnType<typeof notice>

/** Tells whoever asked: the person in the product and by mail, a guest by SMS. Once per event and round, however often it is tried. */
export async function tellRequester(work: Work, need: LockedNeed, told: Notice): Promise<void> {
  const base = {
    ...told,
    link: `/n/${need.id}`,
    subject: { kind: 'need', id: need.id },
    dedupe: `${told.template}:${need.id}:${need.round}`,
  }
  if (need.requester_person_id !== null) {
    await tell(work, [{ ...base, to: { personId: need.requester_person_id } }])
    return
  }
  const row = await work.tx
    .selectFrom('needs.need')
    .select('phone_sealed')
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', need.id)
    .executeTakeFirst()
  if (!row?.phone_sealed) return
  const phone = open(work.ctx.keys, row.phone_sealed, `${phonePurpose}:${need.id}`)
  await tell(work, [{ ...base, to: { address: { phone }, lang: need.lang === 'en' ? 'en' : 'zh' } }])
}

export type { Told }

/** When the need's own answer is due; null where nobody owes one: before the dispatch, and after the answer. */
export async function answerDue(work: Work, needId: string): Promise<string | null> {
  const clock = await work.tx
    .selectFrom('needs.clock')
    .select('due_at')
    .where('district_id', '=', work.ctx.district)
    .where('need_id', '=', needId)
    .where('kind', '=', 'answer')
    .where('met_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .orderBy('started_at', 'desc')
    .executeTakeFirst()
  return clock?.due_at.toString() ?? null
}

/** A body as it is named in notices and on pages. */
export async function bodyText(work: Pick<Work, 'tx' | 'ctx'>, bodyId: string): Promise<Text> {
  const body = await work.tx
    .selectFrom('directory.body_face')
    .select(['short_name', 'name_en'])
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', bodyId)
    .executeTakeFirst()
  return { zh: body?.short_name ?? '', en: body?.name_en || (body?.short_name ?? '') }
}
