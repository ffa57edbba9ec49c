import pg from 'pg'
import { demoPassword, demoSignIns } from '../../../server/src/seed/seed.ts'

/** Ids of the demonstration world that the clients work in. */
export type World = {
  units: { slug: string; id: string; lead: string }[]
  bodies: Map<string, string>
  /** Units elsewhere that get a link by mail. */
  far: string[]
  phone: (who: string) => string
  password: string
}

/** Reads the ids, and gives the people of the firms a mail address, so that their notices leave by mail too. */
export async function readWorld(ownerUrl: string): Promise<World> {
  const db = new pg.Client({ connectionString: ownerUrl })
  await db.connect()
  try {
    await db.query(`update directory.person p set email = 'p' || left(md5(p.id::text), 8) || '@firm.example' from directory.affiliation a
      where a.district_id = p.district_id and a.person_id = p.id and a.kind = 'acts_for' and p.email = ''`)
    const units = await db.query<{ slug: string; id: string; lead: string }>(
      `select u.slug, u.id, b.short_name as lead from directory.governance_unit u
       join directory.body b on b.district_id = u.district_id and b.unit_id = u.id and b.kind = 'property'`,
    )
    const bodies = await db.query<{ id: string; name: string; far: boolean }>(
      `select id, short_name as name, external and contact_email <> '' as far from directory.body`,
    )
    return {
      units: units.rows,
      bodies: new Map(bodies.rows.map((row) => [row.name, row.id])),
      far: bodies.rows.filter((row) => row.far).map((row) => row.id),
      phone: (who) => {
        const found = demoSignIns.find((one) => one.who === who)
        if (!found) throw new Error(`${who} cannot sign in to the demonstration`)
        return found.phone
      },
      password: demoPassword,
    }
  } finally {
    await db.end()
  }
}
