import type { Text } from '@liti/contract/common'
import type { NeedType } from '@liti/contract/needs-words'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { blindIndex } from '../../../kernel/crypto/blind-index.ts'
import { randomCode } from '../../../kernel/crypto/random-code.ts'
import { commit } from '../../../kernel/work.ts'
import { importedCategory, openImportedCategories } from './import-category.ts'
import { knownKeys } from './import-known.ts'
import { lockRun } from './import-lock.ts'
import { takeNumbers } from './import-numbers.ts'
import { mayImport, type ImportUnit } from './import-rules.ts'
import { titleFrom } from '../rules/words.ts'

/** A need as another system told it, checked. */
export type NeedToImport = {
  row: number
  /** What the other system calls it; of one key and source there is one need, however often it is imported. */
  key: string
  unitId: string
  title: string
  text: string
  place: string
  type: NeedType
  category: string
  /** The other system's name for the requester. It is not stored: only a keyed pseudonym of it is. */
  requester: string
  created: Temporal.Instant
  /**
   * What is still open becomes `accepted` without a clock: its times ran out years ago under rules that are not ours, and the
   * worklists are for promises made here. It is found under "all" and by search, and gets clocks when it is dispatched.
   */
  state: 'closed' | 'accepted'
  answer: string | null
  answered: Temporal.Instant | null
  closed: Temporal.Instant | null
  /** Why its times cannot be right; such a row is kept and never averaged in. */
  note: string | null
  /** Told in the timeline: who handled it there, what became of it. */
  remark: string
}
export type ImportBatch = {
  runId: string
  source: string
  /** What the source is called, for its category. */
  title: Text
  lang: 'zh' | 'en'
  units: ImportUnit[]
  /** Rows of the file behind which this batch begins, and up to which it goes. */
  after: number
  upTo: number
  needs: NeedToImport[]
}

/** Writes a batch and how far the run has come, together or not at all. */
export const importBatch = (ctx: Ctx, actor: Actor, batch: ImportBatch): Promise<{ imported: number; already: number }> =>
  commit(ctx, actor, async (work) => {
    for (const unit of batch.units) work.permit(mayImport, unit)
    const run = await lockRun(work, batch.runId, batch.after)
    const { source, lang } = batch
    const there = await knownKeys(
      work.tx,
      ctx.district,
      source,
      batch.needs.map((need) => need.key),
    )
    const units = new Map(batch.units.map((unit) => [unit.id, unit]))
    const fresh = batch.needs.flatMap((need) => {
      const unit = units.get(need.unitId)
      if (!unit?.workstationId) throw new Error('A row names a unit that is not of this import')
      if (there.has(need.key)) return []
      there.add(need.key)
      return [{ ...need, unit, workstation: unit.workstationId }]
    })
    await openImportedCategories(work, source, batch.title, new Set(fresh.map((need) => need.category)))
    const numbers = await takeNumbers(work, fresh)
    const rows = fresh.map((need, at) => {
      const title = need.title || titleFrom(need.text)
      const number = numbers[at] ?? ''
      return {
        number,
        receipt: `${number}-${randomCode(4)}`,
        unit: need.unit.id,
        code: need.unit.code,
        workstation: need.workstation,
        place: need.place,
        type: need.type,
        category: importedCategory(source, need.category),
        title,
        text: need.text,
        label: need.requester === '' ? '' : pseudonym(ctx, lang, source, need.requester),
        state: need.state,
        answer: need.answer,
        created: need.created.toString(),
        answered: need.answered?.toString() ?? null,
        closed: need.closed?.toString() ?? null,
        key: need.key,
        note: need.note,
        remark: need.remark,
        file_row: need.row,
      }
    })
    const written = await sql`
      with r as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(number text, receipt text, unit uuid, code text, workstation uuid, place text, type text, category text,
          title text, text text, label text, state text, answer text, created timestamptz, answered timestamptz, closed timestamptz, key text, note text, remark text, file_row int)
      ), need as (
        insert into needs.need (district_id, number, receipt_code, unit_id, building_id, jurisdiction_code, place, type, category_code, title, text, source, requester_label, lang, state, owner_body_id,
          answer, created_at, answered_at, closed_at, changed_at, import_source, import_key, import_note)
        select ${ctx.district}, number, receipt, unit,
          (select (array_agg(b.id))[1] from directory.building_face b where b.district_id = ${ctx.district} and b.unit_id = r.unit having count(*) = 1), code, place, type, category, title, text, 'import', label, ${lang}, state, workstation,
          answer, created, answered, closed, ${work.now}, ${source}, key, note
        from r
        on conflict (district_id, import_source, import_key) where import_source is not null do nothing
        returning id, import_key
      )
      insert into needs.event (district_id, need_id, at, kind, body_id, note, data)
      select ${ctx.district}, need.id, ${work.now}, 'imported', r.workstation, r.remark, jsonb_build_object('source', ${source}::text, 'key', r.key, 'row', r.file_row)
      from need join r on r.key = need.import_key`.execute(work.tx)
    const imported = Number(written.numAffectedRows ?? 0n)
    const already = batch.needs.length - imported
    await work.tx
      .updateTable('needs.import_run')
      .set({ rows_read: batch.upTo, imported: run.imported + imported, already: run.already + already })
      .where('district_id', '=', ctx.district)
      .where('id', '=', batch.runId)
      .execute()
    work.trace(
      'needs.imported',
      batch.runId,
      { source, after: batch.after, upTo: batch.upTo, imported, already },
      [...new Set(rows.map((row) => row.workstation))].map((id) => `body:${id}`),
    )
    return { imported, already }
  })

/** The same requester of the same source has the same name; who it is cannot be found from it without the key. */
function pseudonym(ctx: Ctx, lang: 'zh' | 'en', source: string, requester: string): string {
  const short = blindIndex(ctx.keys, `${source} ${requester}`, 'needs.need.import_requester').slice(0, 6).toUpperCase()
  return `${lang === 'zh' ? '诉求人' : 'Requester'} ${short}`
}
