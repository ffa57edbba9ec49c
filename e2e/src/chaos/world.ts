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

/** Reads the ids. */
export async function readWorld(ownerUrl: string): Promise<World> {
  const db = new pg.Client({ connectionString: ownerUrl })
  await db.connect()
  try {
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
