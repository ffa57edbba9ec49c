import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as directory from '@liti/contract/directory'
import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { testSystem } from '../../test/system.ts'
import { buildApp } from '../app.ts'
import { openUnit } from '../modules/directory/index.ts'
import { actAs } from '../seed/act-as.ts'
import { DistrictFile, readDistrictFile } from './district-file.ts'
import { foundDistrict } from './found-district.ts'

const { system, ctx, asOwner } = await testSystem({ DEMO: 'off' })
const written = {
  district: { code: '110107', name: '石景山区' },
  subdistrict: { code: '110107003', name: '八角街道', nameEn: 'Bajiao Sub-district', phone: '010-0000 0000' },
  communities: [{ code: '110107003047', name: '杨庄北区第二社区' }],
  head: { name: '街道主任', phone: '138 0000 0099' },
}
const file = DistrictFile.parse(written)
const count = async (table: string) => (await asOwner<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n

test('a district without the demonstration has one person of staff, who opens the first building', async () => {
  const done = await foundDistrict(system, file)
  expect(done).toEqual(['110107 石景山区', '110107003 八角街道', '110107003047 杨庄北区第二社区', '八角街道: 主任 街道主任'])
  const [person] = await asOwner<{ id: string }>('select id from directory.person')
  const head = await actAs(ctx, person?.id ?? '')
  expect(head.seats).toMatchObject([{ kind: 'head', bodyKind: 'subdistrict', jurisdictionCode: '110107003' }])

  const app = await buildApp(system)
  const unit = await openUnit(ctx, head, {
    jurisdictionCode: '110107003',
    name: '今鼎大厦',
    nameEn: '',
    shortCode: 'JD',
    slug: 'jinding',
    place: '2 层',
    phone: '',
  })
  const listed = await app.http.inject({ url: directory.listUnits.path })
  expect(listed.json()).toMatchObject({ units: [{ id: unit.id, place: { zh: '八角街道' } }] })
  expect((await app.http.inject({ url: needs.getIntake.path })).json()).toMatchObject({ units: [{ slug: 'jinding' }] })
  await app.close()
})

test('run again it changes nothing; an office nobody sits in gets its head again', async () => {
  const before = [await count('directory.person'), await count('directory.seat'), await count('needs.category')]
  expect(await foundDistrict(system, file)).toEqual([])
  expect([await count('directory.person'), await count('directory.seat'), await count('needs.category')]).toEqual(before)
  await asOwner(`update directory.person set closed_at = now(), phone_index = null`)
  expect(await foundDistrict(system, file)).toEqual(['八角街道: 主任 街道主任'])
})

test('a file that cannot be used says what is wrong with it', async () => {
  const path = join(system.config.DATA_DIR, 'district.json')
  const wrong = (change: object): string => {
    writeFileSync(path, JSON.stringify({ ...written, ...change }))
    try {
      readDistrictFile(path)
    } catch (error) {
      return String(error)
    }
    return ''
  }
  expect(wrong({})).toBe('')
  expect(wrong({ head: { name: '主任' } })).toContain('head.phone')
  expect(wrong({ communities: [{ code: '110108003047', name: '别处' }] })).toContain('begin with its code')
  expect(wrong({ subdistrict: { code: '110108003', name: '别处' } })).toContain('begins with the district')
  writeFileSync(path, '{')
  expect(() => readDistrictFile(path)).toThrow(/JSON/)
  await expect(foundDistrict(system, { ...file, district: { code: '110108', name: '别区', nameEn: '' } })).rejects.toThrow(
    'DISTRICT=110108',
  )
})
