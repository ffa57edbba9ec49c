import type { Text } from '@liti/contract/common'
import type { constituteBody as route } from '@liti/contract/directory'
import type { Out } from '@liti/contract/kit'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit, json, type Work } from '../../../kernel/work.ts'
import type { BodyKind } from '../record/body-kind.ts'
import { checkMail } from './change-body.ts'
import { unitPlace } from '../record/locks.ts'
import { mayShape } from '../record/model.ts'

export type ConstituteBody = {
  kind: BodyKind
  name: string
  shortName: string
  nameEn: string
  /** A body belongs to a unit or answers for a place; only one outside the district has neither. */
  unitId?: string
  jurisdictionCode?: string
  organisationId?: string
  external?: boolean
  region?: string
  contactEmail?: string
  termYears?: number
  termFrom?: string
  termTo?: string
  duties?: Text[]
  place?: string
  placeEn?: string
  phone?: string
  hours?: Text
}

export const constituteBody = (ctx: Ctx, actor: Actor, input: ConstituteBody): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    const { unitId, jurisdictionCode, external = false } = input
    const code = unitId === undefined ? (jurisdictionCode ?? null) : (await unitPlace(work, unitId)).code
    work.permit(mayShape, { kind: input.kind, external, code })
    if (external ? unitId !== undefined || jurisdictionCode !== undefined || !input.region : code === null) {
      throw new Refusal('invalid', 'body-place', {
        zh: '本区的机构要写明所在的楼或地方，区外的单位要写明是哪里的',
        en: 'A body of the district names its unit or place; one from outside names its region',
      })
    }
    checkMail(external, input.contactEmail ?? '')
    return insertBody(work, input)
  })

/** The same as the desk asks for it: a unit elsewhere is one with a region. */
export const constituteHere = (ctx: Ctx, actor: Actor, input: Out<(typeof route)['body']>): Promise<{ id: string }> => {
  const { unitId, jurisdictionCode, hours, hoursEn, ...body } = input
  return constituteBody(ctx, actor, {
    ...body,
    ...(unitId !== null && { unitId }),
    ...(jurisdictionCode !== null && { jurisdictionCode }),
    external: input.region !== '',
    hours: { zh: hours, en: hoursEn },
  })
}

/** Writes a body whose place is right. */
export async function insertBody(work: Work, input: ConstituteBody): Promise<{ id: string }> {
  const { unitId, jurisdictionCode, external = false } = input
  const made = await work.tx
    .insertInto('directory.body')
    .values({
      district_id: work.ctx.district,
      kind: input.kind,
      name: input.name,
      short_name: input.shortName,
      name_en: input.nameEn,
      unit_id: unitId ?? null,
      jurisdiction_code: unitId === undefined ? (jurisdictionCode ?? null) : null,
      organisation_id: input.organisationId ?? null,
      external,
      region: input.region ?? '',
      contact_email: input.contactEmail ?? '',
      term_years: input.termYears ?? null,
      term_from: input.termFrom ?? null,
      term_to: input.termTo ?? null,
      duties: json(input.duties ?? []),
      place: input.place ?? '',
      place_en: input.placeEn ?? '',
      phone: input.phone ?? '',
      hours: input.hours?.zh ?? '',
      hours_en: input.hours?.en ?? '',
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) {
    throw new Refusal('conflict', 'body-exists', {
      zh: '这栋楼已经有这样的机构，一栋楼只有一个党组织、一个楼委会、一个工作站',
      en: 'This unit has such a body already: one Party organisation, one committee, one workstation each',
    })
  }
  work.trace('directory.body-constituted', made.id, { kind: input.kind, external })
  return made
}
