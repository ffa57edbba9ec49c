import { expect, test } from 'vitest'
import { withinUnit } from './within-unit.ts'

const unit = { zh: '今鼎大厦', en: 'Jinding Tower' }

test("a body's name goes without its unit's in front, in both languages", () => {
  expect(withinUnit({ zh: '今鼎大厦楼宇工作站', en: 'Jinding Tower workstation' }, unit)).toEqual({ zh: '楼宇工作站', en: 'Workstation' })
  expect(withinUnit({ zh: '今鼎大厦楼宇工作站', en: '' }, unit)).toEqual({ zh: '楼宇工作站', en: '' })
})

test('a name stays whole where it is the unit itself, another one, or only begins alike', () => {
  for (const name of [
    { zh: '今鼎大厦', en: 'Jinding Tower' },
    { zh: '八角街道', en: 'Bajiao Sub-district Office' },
    { zh: '八角街道今鼎大厦专班', en: 'Jinding Towers committee' },
  ])
    expect(withinUnit(name, unit)).toEqual(name)
  expect(withinUnit({ zh: '楼委会', en: 'Committee' }, { zh: '', en: '' })).toEqual({ zh: '楼委会', en: 'Committee' })
})
