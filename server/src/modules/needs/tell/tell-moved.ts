import type { Moved } from '@liti/contract/moved'
import { isLater, toTell } from '@liti/contract/moved-text'
import { sql } from 'kysely'
import { tell } from '../../../engines/notify/index.ts'
import { open } from '../../../kernel/crypto/seal.ts'
import type { Work } from '../../../kernel/work.ts'
import { phonePlace } from '../record/insert-need.ts'
import { notice } from '../notices/index.ts'

type Asked = { id: string; number: string; title: string; requester_person_id: string | null; phone_sealed: string | null; lang: string }

/**
 * Tells everybody whose dates come later than they were told, where the act has no notice of its own to say it in: what the holiday
 * calendar moved. Many needs at once.
 */
export async function tellMoved(work: Work, moves: Map<string, Moved[]>): Promise<void> {
  const ids = [...moves].filter(([, of]) => of.some(isLater)).map(([id]) => id)
  if (ids.length === 0) return
  const { rows } = await sql<Asked>`select id, number, title, requester_person_id, phone_sealed, lang from needs.need
    where district_id = ${work.ctx.district} and id = any(${ids}::uuid[])`.execute(work.tx)
  await tell(
    work,
    rows.flatMap((need) => {
      const to = receiverOf(work, need)
      if (to === null) return []
      const told = notice('need.due-moved', { number: need.number, title: need.title, moved: toTell(moves.get(need.id) ?? []) })
      const event = work.now.epochMilliseconds
      return [{ ...told, to, link: `/n/${need.id}`, subject: { kind: 'need', id: need.id }, dedupe: `need.due-moved:${need.id}:${event}` }]
    }),
  )
}

function receiverOf(work: Work, need: Asked) {
  if (need.requester_person_id !== null) return { personId: need.requester_person_id }
  if (need.phone_sealed === null) return null
  const phone = open(work.ctx.keys, need.phone_sealed, phonePlace(need.id))
  return { address: { phone }, lang: need.lang === 'en' ? ('en' as const) : ('zh' as const) }
}
