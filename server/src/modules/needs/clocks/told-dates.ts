import type { Text } from '@liti/contract/common'
import type { Moved } from '@liti/contract/moved'
import { toldKinds } from '@liti/contract/moved-text'
import { gradeText, type ClockKind, type Grade } from '@liti/contract/needs-words'
import { sql } from 'kysely'
import { dueTime } from '../../../engines/calendar/deadline.ts'
import type { Db } from '../../../kernel/db.ts'
import type { Work } from '../../../kernel/work.ts'
import type { ToldDate, ToldDates } from './promise.ts'
import { ruleFor, timeRules, type TimeRules } from './time-rules.ts'

/** What the act was that may have moved a date. */
export type Because = 'accepted' | 'dispatched' | 'lead' | 'grade' | 'holidays' | 'reopened'

export type ToldClock = { kind: ClockKind; startedAt: string; dueAt: string; ruleId: string; ruleVersion: number }
export type ToldRow = { id: string; state: string; grade: string; never_dispatched: boolean; told: ToldDates | null; clocks: ToldClock[] }

/**
 * Holds what the requester was last told against the dates as they are now, and takes them over. Every act that starts, moves or ends
 * a clock of the need itself calls it after that. Whoever calls it puts the moves into the line of the timeline and into the notice:
 * a date that was told never moves without a word.
 * @returns by need, the dates that are others now; in the order of the life cycle
 */
export async function keepTold(
  work: Work,
  needIds: string[],
  because: Because,
  known?: TimeRules, // those of this moment, in the command that changes them
): Promise<Map<string, Moved[]>> {
  const rules = known ?? (await timeRules(work.ctx, work.tx))
  const rows = await toldRows(work.tx, work.ctx.district, needIds)
  const found = rows.flatMap((row) => {
    const dates = datesNow(rules, row, work)
    const differs = toldKinds.some((kind) => dates[kind] !== undefined && dates[kind].dueAt !== row.told?.[kind]?.dueAt)
    return differs ? [{ row, dates }] : []
  })
  if (found.length === 0) return new Map()
  const kept = found.map(({ row, dates }) => ({ id: row.id, told: { ...row.told, ...dates } }))
  await sql`insert into needs.promise (district_id, need_id, steps, told)
    select ${work.ctx.district}, k.id, '[]', k.told from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k(id uuid, told jsonb)
    on conflict (district_id, need_id) do update set told = excluded.told`.execute(work.tx)
  return new Map(
    found.flatMap(({ row, dates }) => {
      const moves = movesOf(row, dates, because)
      return moves.length > 0 ? [[row.id, moves] as const] : []
    }),
  )
}

/** What the requester of each need was told last, and the need's own clocks that run. */
export async function toldRows(db: Db, district: number, needIds: string[]): Promise<ToldRow[]> {
  const { rows } = await sql<ToldRow>`select n.id, n.state, n.grade, n.dispatched_at is null as never_dispatched, p.told,
      coalesce((select jsonb_agg(jsonb_build_object('kind', c.kind, 'startedAt', to_char(c.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'dueAt', to_char(c.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          'ruleId', c.rule_id, 'ruleVersion', c.rule_version) order by c.started_at, c.id)
        from needs.clock c where c.district_id = n.district_id and c.need_id = n.id and c.assignment_id is null
          and c.kind = any(${[...toldKinds]}::text[]) and c.met_at is null and c.cancelled_at is null), '[]') as clocks
    from needs.need n left join needs.promise p on p.district_id = n.district_id and p.need_id = n.id
    where n.district_id = ${district} and n.id = any(${needIds}::uuid[])`.execute(db)
  return rows
}

/** The same for the one need of a command. */
export const keepToldOf = async (work: Work, needId: string, because: Because): Promise<Moved[]> =>
  (await keepTold(work, [needId], because)).get(needId) ?? []

/** A date as the requester was told it. Throws where none was: the need has a promise and has just been held against it. */
export async function toldDate(work: Work, needId: string, kind: keyof ToldDates): Promise<string> {
  const row = await work.tx
    .selectFrom('needs.promise')
    .select('told')
    .where('district_id', '=', work.ctx.district)
    .where('need_id', '=', needId)
    .executeTakeFirst()
  const date = (row?.told as ToldDates | undefined)?.[kind]
  if (!date) throw new Error(`No date for ${kind} was told`)
  return date.dueAt
}

/** The dates that still wait: those of running clocks, and before the first dispatch what follows from the one that runs. */
export function datesNow(
  rules: TimeRules,
  { state, grade, never_dispatched, clocks }: ToldRow,
  { now, today }: Pick<Work, 'now' | 'today'>,
): ToldDates {
  const dates: ToldDates = {}
  for (const { kind, dueAt, ruleId, ruleVersion } of clocks) {
    if (kind === 'dispatch' && !never_dispatched) continue // sent back: the requester was told of a dispatch once
    if (isTold(kind)) dates[kind] = { dueAt: exact(dueAt), rule: { id: ruleId, version: ruleVersion } }
  }
  const first = state === 'submitted' ? dates.accept : state === 'accepted' ? dates.dispatch : undefined
  if (!never_dispatched || !first) return dates
  const next = (kind: ClockKind, from: ToldDate): ToldDate => {
    const { rule } = ruleFor(rules, kind, today, grade as Grade)
    const due = dueTime({ rule, start: Temporal.Instant.from(from.dueAt), now, calendar: rules.calendar })
    return { dueAt: due.toString(), rule: { id: rule.id, version: rule.version } }
  }
  const dispatch = dates.dispatch ?? next('dispatch', first)
  return { ...dates, dispatch, contact: next('contact', dispatch), answer: next('answer', dispatch) }
}

const isTold = (kind: string): kind is (typeof toldKinds)[number] => toldKinds.some((one) => one === kind)
const exact = (moment: string): string => Temporal.Instant.from(moment).toString()

/** What is told to the minute has not moved by less than one. */
const minuteOf = (moment: string): number => Math.floor(Date.parse(moment) / 60_000)

/** The dates that are others than those told, and why. */
export function movesOf({ told, grade }: ToldRow, dates: ToldDates, because: Because): Moved[] {
  return toldKinds.flatMap((kind) => {
    const [before, after] = [told?.[kind], dates[kind]]
    if (!before || !after || minuteOf(before.dueAt) === minuteOf(after.dueAt)) return []
    const otherRule = before.rule && after.rule && before.rule.id === after.rule.id && before.rule.version !== after.rule.version
    const why = otherRule && because !== 'reopened' ? ruleText : whyText(because, Date.parse(after.dueAt) > Date.parse(before.dueAt), grade)
    return [{ kind, from: before.dueAt, to: after.dueAt, why }]
  })
}

const ruleText: Text = { zh: '办理时限规则改了', en: 'the rules on time limits have changed' }

function whyText(because: Because, later: boolean, grade: string): Text {
  const urgency = gradeText[grade as Grade]
  switch (because) {
    case 'accepted':
      return later
        ? { zh: '受理晚了，从受理起算', en: 'it was accepted late, and is counted from then' }
        : { zh: '受理得早，从受理起算', en: 'it was accepted early, and is counted from then' }
    case 'dispatched':
      return later
        ? { zh: '派单晚了，从派单起算', en: 'it was dispatched late, and is counted from then' }
        : { zh: '派单得早，从派单起算', en: 'it was dispatched early, and is counted from then' }
    case 'lead':
      return { zh: '换了牵头单位', en: 'another unit leads now' }
    case 'grade':
      return { zh: `急不急改成了“${urgency.zh}”`, en: `its urgency is now “${urgency.en}”` }
    case 'holidays':
      return { zh: '放假安排更新了', en: 'the holiday arrangement has changed' }
    case 'reopened':
      return { zh: '没有解决，重新办', en: 'it was not solved and is taken up again' }
  }
}
