import type { World } from './world.ts'

type Row = { id: string; channel: string; template: string; person: string | null }

/** People of the demonstration world who work on needs, by the bodies they sit in. */
export const atWork = {
  station: ['今鼎大厦 站长', '今鼎大厦 专员一', '今鼎大厦 专员二'],
  street: ['八角街道 主任', '八角街道 楼宇专班', '八角街道 值班领导'],
  bureau: ['区人社局 联络员', '区人社局 就业科'],
  tax: ['区税务局 联络员', '区税务局 负责人'],
  market: ['区市场监管局 联络员', '区市场监管局 负责人'],
}
const everybody = Object.values(atWork).flat()

/** Who is told by mail as well. */
export const mailed = (...people: string[]): string[] => people.map((one) => `${one} +`)

export type Told = Record<string, string[]>

/**
 * Reads who was told of what: by template the people, ` +` for mail as well, `letter` for a unit without accounts. What the requester
 * is told is left out. Each call reads what has come since the one before.
 */
export function watchNotices({ asOwner, world }: World): () => Promise<Told> {
  const names = new Map(everybody.map((name) => [world.person(name), name]))
  const seen = new Set<string>()
  return async () => {
    const rows = await asOwner<Row>(
      `select id, channel, template, person_id as person from notify.message where subject_kind in ('handling', 'assignment', 'body') order by id`,
    )
    const fresh = rows.filter(({ id }) => !seen.has(id))
    for (const { id } of fresh) seen.add(id)
    const told: Told = {}
    for (const [template, group] of Map.groupBy(fresh, (row) => row.template)) {
      const byPerson = [...Map.groupBy(group, (row) => row.person ?? '')]
      told[template] = byPerson.flatMap(([person, all]) => (person === '' ? all.map(() => 'letter') : [lineOf(person, all)])).toSorted()
    }
    return told

    function lineOf(person: string, all: Row[]): string {
      const ways = all.map(({ channel }) => channel).toSorted()
      const how = { app: '', 'app,mail': ' +' }[ways.join(',')] ?? ` by ${ways.join(', ')}`
      return `${names.get(person) ?? 'somebody else'}${how}`
    }
  }
}
