import type { LinkView } from '@liti/contract/needs'
import { named } from '../../../kernel/named.ts'
import type { Sight } from './sight.ts'
import type { LockedNeed } from './lock-need.ts'

type About = Pick<LockedNeed, 'lead_body_id' | 'owner_body_id' | 'unit_id'>

/**
 * Who sends a link, so that whoever gets it can check that it is genuine: the full names, the building, the numbers of the offices (never
 * of a person), and the address the link must begin with.
 */
export async function linkSender({ tx, ctx }: Pick<Sight, 'tx' | 'ctx'>, need: About): Promise<LinkView['sender']> {
  const lead = need.lead_body_id ?? need.owner_body_id
  const [bodies, unit, district] = await Promise.all([
    tx
      .selectFrom('directory.body_face')
      .select(['id', 'name', 'short_name', 'name_en', 'phone'])
      .where('district_id', '=', ctx.district)
      .where((eb) => eb.or([eb('id', '=', lead), eb.and([eb('unit_id', '=', need.unit_id), eb('kind', '=', 'workstation')])]))
      .execute(),
    tx
      .selectFrom('directory.unit_face')
      .select(['name', 'name_en', 'place'])
      .where('district_id', '=', ctx.district)
      .where('id', '=', need.unit_id)
      .executeTakeFirstOrThrow(),
    tx.selectFrom('kernel.district').select('name').where('id', '=', ctx.district).executeTakeFirstOrThrow(),
  ])
  const from = bodies.find(({ id }) => id === lead)
  return {
    from: named(from?.name ?? null, from?.name_en ?? null),
    district: district.name,
    building: named([unit.place, unit.name].filter(Boolean).join(' '), unit.name_en),
    phones: bodies
      .toSorted((a, b) => Number(b.id === lead) - Number(a.id === lead))
      .flatMap(({ short_name, name_en, phone }) => (phone ? [{ name: named(short_name, name_en), phone }] : [])),
    site: ctx.config.PUBLIC_URL.replace(/\/$/, ''),
  }
}
