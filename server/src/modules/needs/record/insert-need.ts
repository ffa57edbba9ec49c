import { deskSources, type Grade, type NeedType, type Source } from '@liti/contract/needs-words'
import { sql } from 'kysely'
import { dueTime } from '../../../engines/calendar/deadline.ts'
import { blindIndex, tailIndex } from '../../../kernel/crypto/blind-index.ts'
import { randomCode } from '../../../kernel/crypto/random-code.ts'
import { seal } from '../../../kernel/crypto/seal.ts'
import { Refusal, wrongField } from '../../../kernel/refusal.ts'
import { sqlState, type Work } from '../../../kernel/work.ts'
import { raisedLately, refuseOften } from './guest-phone.ts'
import { takeNumber } from './number.ts'
import { promisedDues, type Beginning, type Dues } from '../clocks/promise-chain.ts'
import { givePromise, type PromisedStep } from '../clocks/promise.ts'
import { ruleFor, timeRules } from '../clocks/time-rules.ts'
import { titleFrom } from '../rules/words.ts'

export type NewNeed = {
  unitId: string
  category: string
  grade: Grade
  type: NeedType
  title: string
  text: string
  wanted: string
  place: string
  spaceId: string | null
  /** The tower, where a unit has several and somebody chose one. */
  buildingId?: string | undefined
  source: Source
  personId: string | null
  organisationId: string | null
  /** Asked in the firm's name. A report of wrongdoing never is: it may be about that very firm. */
  forFirm: boolean
  /** The firm a guest says they are of. */
  saidFirm: string
  label: string
  hidden: boolean
  phone: string | null
  contactName: string
  lang: 'zh' | 'en'
  /** Taken on, or sent on, by whoever writes it down; else it waits at the workstation's door. */
  begins?: Beginning
}

/** The workstation as a receipt names it. */
export type Office = { name: string; nameEn: string; place: string; hours: string; hoursEn: string }

export type Placed = {
  unitName: string
  unitNameEn: string
  shortCode: string
  code: string
  /** The tower it is about; null where a unit has several and none was named. */
  buildingId: string | null
  workstationId: string
  workstation: Office
  categoryName: string
  acceptDue: Temporal.Instant
}
export type InsertedNeed = {
  id: string
  number: string
  receiptCode: string
  title: string
  placed: Placed
  promised: Dues
  steps: PromisedStep[]
}

/** By somebody at the desk, and not by whoever asks. */
export const isWrittenDown = (source: string): boolean => deskSources.some((one) => one === source)

export const phonePurpose = 'needs.need.phone'
export const phonePlace = (needId: string) => `needs.need.phone:${needId}` as const
export const contactNamePlace = (needId: string) => `needs.need.contact_name:${needId}` as const

export const unknownCategory = (): Refusal => wrongField('category', 'category', { zh: '请选一类', en: 'Please choose a category' })

export const notListed = (field: string): Refusal =>
  wrongField('not-listed', field, { zh: '请从列表里选', en: 'Please choose from the list' })

type Whereabouts = Pick<NewNeed, 'unitId' | 'category' | 'grade' | 'spaceId' | 'buildingId'>

/** The unit, its workstation, the tower and the category in one look; each missing one is an error at its field. */
async function placeNeed(work: Work, { unitId, category, grade, spaceId, buildingId }: Whereabouts): Promise<Placed> {
  const { rows } = await sql<{
    name: string
    name_en: string
    short_code: string
    jurisdiction_code: string
    workstation: string | null
    office: string | null
    office_en: string | null
    office_place: string | null
    hours: string | null
    hours_en: string | null
    category: string | null
    tower_of_room: string | null
    towers: string[]
  }>`
    select u.name, u.name_en, u.short_code, u.jurisdiction_code, b.id as workstation, b.short_name as office, b.name_en as office_en, b.place as office_place, b.hours, b.hours_en,
      (select c.name from needs.category c where c.district_id = u.district_id and c.code = ${category} and not c.retired) as category,
      (select s.building_id from directory.space_face s where s.district_id = u.district_id and s.id = ${spaceId}::uuid and s.unit_id = u.id) as tower_of_room,
      array(select t.id from directory.building_face t where t.district_id = u.district_id and t.unit_id = u.id) as towers
    from directory.unit_face u
    left join directory.body_face b on b.district_id = u.district_id and b.unit_id = u.id and b.kind = 'workstation'
    where u.district_id = ${work.ctx.district} and u.id = ${unitId}`.execute(work.tx)
  const found = rows[0]
  if (!found) throw wrongField('unit', 'unitId', { zh: '请选一栋楼', en: 'Please choose a building' })
  if (!found.category) throw unknownCategory()
  if (spaceId !== null && found.tower_of_room === null) throw notListed('spaceId')
  if (buildingId !== undefined && !found.towers.includes(buildingId))
    throw wrongField('building', 'buildingId', { zh: '请从这里的楼里选一座', en: 'Please choose one of the towers here' })
  if (!found.workstation)
    throw new Refusal('conflict', 'no-workstation', {
      zh: '这栋楼还没有工作站，暂时不能在网上提，请联系街道',
      en: 'This building has no workstation yet; please contact the sub-district',
    })
  const rules = await timeRules(work.ctx, work.tx)
  const { rule } = ruleFor(rules, 'accept', work.today, grade)
  return {
    unitName: found.name,
    unitNameEn: found.name_en || found.name,
    shortCode: found.short_code,
    code: found.jurisdiction_code,
    buildingId: buildingId ?? found.tower_of_room ?? (found.towers.length === 1 ? (found.towers[0] ?? null) : null),
    workstationId: found.workstation,
    workstation: {
      name: found.office ?? '',
      nameEn: found.office_en || (found.office ?? ''),
      place: found.office_place ?? '',
      hours: found.hours ?? '',
      hoursEn: found.hours_en || (found.hours ?? ''),
    },
    categoryName: found.category,
    acceptDue: dueTime({ rule, start: work.now, now: work.now, calendar: rules.calendar }),
  }
}

/** What a need names that may not be there, by the key that says so. */
const missing: Record<string, string> = {
  need_district_id_requester_person_id_fkey: 'personId',
  need_district_id_requester_organisation_id_fkey: 'organisationId',
}

/** A need with its number, what is promised for it, its first clock, its place on the worklist and its first event: one statement. */
export async function insertNeed(work: Work, need: NewNeed): Promise<InsertedNeed> {
  const { ctx, tx, now } = work
  const rules = await timeRules(ctx, tx)
  const { rule } = ruleFor(rules, 'accept', work.today, need.grade)
  const promised = promisedDues(rules, now, need.grade, now, need.begins)
  const { steps, told } = givePromise(promised, need.begins ?? 'submitted', now)
  // of a hidden requester, the firm and its room would say who it is; the firm's other people would find it among their own
  const { organisationId, spaceId, label, saidFirm } = need.hidden ? { organisationId: null, spaceId: null, label: '', saidFirm: '' } : need
  const forFirm = need.forFirm && organisationId !== null && need.type !== 'report'
  const placed = await placeNeed(work, { ...need, spaceId })
  const title = need.title || titleFrom(need.text)
  const secret = randomCode(4)
  const index = need.phone === null ? null : blindIndex(ctx.keys, need.phone, phonePurpose)
  const tail = need.phone === null ? null : tailIndex(ctx.keys, need.phone, phonePurpose)
  // the id is part of what seals the phone, so it has to be known before the row
  const known = await sql<{
    id: string
    lately: number
  }>`select kernel.new_id() as id, ${raisedLately(ctx.district, index, now)} as lately`.execute(tx)
  const { id = '', lately = 0 } = known.rows[0] ?? {}
  if (need.personId === null && !isWrittenDown(need.source)) refuseOften(lately)
  const phone = need.phone === null ? null : seal(ctx.keys, need.phone, phonePlace(id))
  const name = need.contactName === '' ? null : seal(ctx.keys, need.contactName, contactNamePlace(id))
  const { rows } = await sql<{ number: string; receipt_code: string }>`
    with ${takeNumber(ctx.district, need.unitId, placed.shortCode, work.today)},
    need as (
      insert into needs.need (district_id, id, number, receipt_code, unit_id, building_id, jurisdiction_code, place, space_id, type, category_code, grade, title, text, wanted, source,
        requester_person_id, requester_organisation_id, for_firm, said_firm, requester_label, hidden, contact_name_sealed, phone_sealed, phone_index, phone_tail, lang, state, owner_body_id, created_at, changed_at)
      select ${ctx.district}, ${id}, number, number || '-' || ${secret}, ${need.unitId}, ${placed.buildingId}, ${placed.code}, ${need.place}, ${spaceId}, ${need.type}, ${need.category}, ${need.grade},
        ${title}, ${need.text}, ${need.wanted}, ${need.source}, ${need.personId}, ${organisationId}, ${forFirm}, ${saidFirm}, ${label}, ${need.hidden}, ${name}, ${phone}, ${index}, ${tail}, ${need.lang},
        'submitted', ${placed.workstationId}, ${now}, ${now}
      from number returning number, receipt_code, floor_id
    ), clock as (
      insert into needs.clock (district_id, need_id, kind, body_id, rule_id, rule_version, started_at, due_at)
      select ${ctx.district}, ${id}, 'accept', ${placed.workstationId}, ${rule.id}, ${rule.version}, ${now}, ${placed.acceptDue} from need
    ), promise as (
      insert into needs.promise (district_id, need_id, steps, told)
      select ${ctx.district}, ${id}, ${JSON.stringify(steps)}::jsonb, ${JSON.stringify(told)}::jsonb from need
    ), inbox as (
      insert into needs.inbox (district_id, body_id, need_id, unit_id, floor_id, kind, due_at, need_created_at)
      select ${ctx.district}, ${placed.workstationId}, ${id}, ${need.unitId}, floor_id, 'accept', ${placed.acceptDue}, ${now} from need
    ), event as (
      insert into needs.event (district_id, need_id, at, kind, by_label, person_id)
      select ${ctx.district}, ${id}, ${now}, 'submitted', ${label}, ${need.personId} from need
    )
    select number, receipt_code from need`
    .execute(tx)
    .catch((error: unknown) => {
      const field = sqlState(error) === '23503' ? missing[(error as { constraint?: string }).constraint ?? ''] : undefined
      if (field === undefined) throw error
      throw notListed(field)
    })
  const row = rows[0]
  if (!row) throw new Error('The need was not inserted')
  work.trace('needs.submitted', id, { source: need.source, category: need.category }, [`need:${id}`, `body:${placed.workstationId}`])
  return { id, number: row.number, receiptCode: row.receipt_code, title, placed, promised, steps }
}
