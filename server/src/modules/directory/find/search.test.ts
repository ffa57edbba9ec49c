import { expect, test } from 'vitest'
import { demoWorld } from '../../../../test/directory-world.ts'
import { findOrganisations, findPersons } from './find.ts'

const { ctx, world, as, asOwner } = await demoWorld()

test('firms by room, name and contact, full-width and half-width alike', async () => {
  const head = await as('今鼎大厦 站长')
  const hits = async (q: string) => [...new Set((await findOrganisations(ctx, head, { q })).hits.map(({ name }) => name))]
  await asOwner(`update directory.organisation set name = '测试科技（北京）有限公司' where id = $1`, [world.organisation('云图软件')])
  expect(await hits('测试科技(北京)')).toEqual(['云图软件'])
  expect(await hits('测试科技（北京）')).toEqual(['云图软件'])
  for (const q of ['１２０３', '1203']) expect(await hits(q), q).toEqual(['颐家安宁'])
  expect(await hits('1')).toEqual([])
  const tail = world.phone('颐家安宁 人事经理').slice(-4)
  expect(await hits(tail)).toEqual(['颐家安宁'])
  const { hits: elsewhere } = await findOrganisations(ctx, await as('融科创意中心 站长'), { q: tail })
  expect(elsewhere).toEqual([])
})

test('people for a seat, by name, firm and job', async () => {
  const street = await as('八角街道 楼宇专班')
  const names = async (q: string) =>
    (await findPersons(ctx, street, { q })).persons.map(({ job, organisation }) => `${organisation} ${job}`)
  expect(await names('颐家')).toContain('颐家安宁 人事经理')
  expect(await names('人事 经理')).toContain('颐家安宁 人事经理')
  expect(await names('人')).toEqual([])
})
