import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { json } from '../../kernel/work.ts'
import { found, idOf } from './found.ts'
import { readKnown } from './known.ts'
import { people, phoneOf } from './people.ts'

/**
 * The demonstration world's places, organisations and people by the names the seed gives them.
 * Every function throws on a name the seed does not know.
 */
export type DirectoryWorld = {
  /** `jinding`, `rongke` → governance unit id. */
  unit: (slug: string) => string
  /** `jinding/今鼎大厦`, `rongke/A 座` → building id. */
  building: (name: string) => string
  /** `jinding/1203`, `rongke/A401` → space id. */
  space: (name: string) => string
  /** Short name (颐家安宁, 区人社局) → organisation id. */
  organisation: (shortName: string) => string
  /** Short name (今鼎大厦工作站, 区人社局, 内蒙古人社) → body id. */
  body: (shortName: string) => string
  /** Key of people.ts (今鼎大厦 站长, 颐家安宁 人事经理) → person id. */
  person: (key: string) => string
  /** The same key → mobile number, as typed at sign-in. */
  phone: (key: string) => string
}

const marker = 'demo.directory'

/**
 * Sets up the article's world through the directory's own commands, around today. Done once: a start that was cut
 * short goes on where it stopped, later starts change nothing, whatever people did to the world meanwhile.
 */
export async function seedDirectory(ctx: Ctx, actor: Actor): Promise<DirectoryWorld> {
  const { db, district } = ctx
  const done = await db
    .selectFrom('kernel.setting')
    .select('name')
    .where('district_id', '=', district)
    .where('name', '=', marker)
    .executeTakeFirst()
  const known = await readKnown(ctx)
  if (!done) {
    await found(ctx, actor, known)
    await db
      .insertInto('kernel.setting')
      .values({ district_id: district, name: marker, value: json({ at: ctx.now().toString() }) })
      .execute()
  }
  return {
    unit: (slug) => idOf(known.units, slug),
    building: (name) => idOf(known.buildings, name),
    space: (name) => idOf(known.spaces, name),
    organisation: (shortName) => idOf(known.organisations, shortName),
    body: (shortName) => idOf(known.bodies, shortName),
    person: (key) => idOf(known.persons, key),
    phone: (key) => {
      const ending = people.find((person) => person.key === key)?.phone
      if (ending === undefined) throw new Error(`The seed gives ${key} no number`)
      return phoneOf(ending)
    },
  }
}

/** Who can sign in to the demonstration, in the order a visitor meets them. */
export const demoSignIns: { who: string; phone: string }[] = [
  '颐家安宁 人事经理',
  '今鼎大厦 站长',
  '今鼎大厦 专员一',
  '今鼎大厦 专员二',
  '区人社局 联络员',
  '八角街道 楼宇专班',
  '今鼎大厦物业 项目经理',
  '云图软件 副总经理',
].map((who) => ({ who, phone: phoneOf(people.find((person) => person.key === who)?.phone ?? 0) }))
