import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { commandWorld } from '../../../test/command-suite.ts'
import { cast } from '../../../test/actors.ts'

const { world, browser } = await commandWorld()

test('who acts for two firms raises a need for the one that is in the building', async () => {
  const [there] = await world.asOwner<{ organisation: string }>(
    `select c.organisation_id as organisation from directory.occupancy c join directory.space_face s on s.id = c.space_id
     where s.unit_id = $1 and c.to_day is null order by c.id limit 1`,
    [world.world.unit('rongke')],
  )
  await world.asOwner(
    `insert into directory.affiliation (district_id, person_id, organisation_id, kind, job, from_day) values (110107, $1, $2, 'acts_for', '代办', '2026-01-01')`,
    [world.world.person(cast.firm), there?.organisation],
  )
  const firm = await browser('firm')
  const raised = async (unit: string) => {
    const body = { unitId: world.world.unit(unit), category: 'facility.lift', text: '电梯又停了' }
    const { needId } = await firm.get(needs.submitNeed, { body })
    const [row] = await world.asOwner<{ organisation: string; label: string }>(
      `select requester_organisation_id as organisation, requester_label as label from needs.need where id = $1`,
      [needId],
    )
    return row
  }
  expect(await raised('jinding')).toEqual({ organisation: world.world.organisation('颐家安宁'), label: '人事经理' })
  expect(await raised('rongke')).toEqual({ organisation: there?.organisation, label: '代办' })
})
