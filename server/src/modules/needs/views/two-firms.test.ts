import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { commandWorld } from '../../../../test/command-suite.ts'
import { cast } from '../../../../test/actors.ts'

const { world, browser } = await commandWorld()

test('whoever asks chooses for whom: for themselves, or for one of the firms they are of, and no other', async () => {
  const [there] = await world.asOwner<{ organisation: string }>(
    `select c.organisation_id as organisation from directory.occupancy c join directory.space_face s on s.id = c.space_id
     where s.unit_id = $1 and c.to_day is null order by c.id limit 1`,
    [world.world.unit('rongke')],
  )
  await world.asOwner(
    `insert into directory.affiliation (district_id, person_id, organisation_id, kind, job, from_day, accepted_at) values (110107, $1, $2, 'acts_for', '代办', '2026-01-01', now())`,
    [world.world.person(cast.firm), there?.organisation],
  )
  const firm = await browser('firm')
  const raised = async (organisationId: string | null) => {
    const body = { unitId: world.world.unit('jinding'), category: 'facility.lift', text: '电梯又停了', organisationId }
    const { needId } = await firm.get(needs.submitNeed, { body })
    const [row] = await world.asOwner<{ organisation: string | null; label: string; for_firm: boolean }>(
      `select requester_organisation_id as organisation, requester_label as label, for_firm from needs.need where id = $1`,
      [needId],
    )
    return row
  }
  const yijia = world.world.organisation('颐家安宁')
  expect(await raised(yijia)).toEqual({ organisation: yijia, label: '人事经理', for_firm: true })
  expect(await raised(there?.organisation ?? '')).toEqual({ organisation: there?.organisation, label: '代办', for_firm: true })
  expect(await raised(null)).toEqual({ organisation: null, label: '', for_firm: false })
})
