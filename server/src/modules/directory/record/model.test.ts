import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, guest, type HeldSeat } from '../../../kernel/actor.ts'
import * as model from './model.ts'
import { answersForPlace, looksAfter, runsWorkstation } from './places.ts'

const seat = (over: Partial<HeldSeat>): HeldSeat => ({
  id: 's',
  kind: 'head',
  title: '',
  titleEn: '',
  bodyId: 'b',
  bodyKind: 'workstation',
  bodyName: '',
  bodyNameEn: '',
  unitId: null,
  jurisdictionCode: null,
  organisationId: null,
  until: null,
  ...over,
})
const holder = (...seats: Partial<HeldSeat>[]): Actor => ({ ...guest(110107), kind: 'person', personId: 'p', seats: seats.map(seat) })

describe('places', () => {
  test.each([
    ['110107003', '110107003', true],
    ['110107003047', '110107003', true],
    ['110107003', '110107003047', false],
    ['110107004', '110107003', false],
    ['110107', '110107003', false],
    [null, '110107003', false],
  ])('%s lies under the office of %s: %s', (code, office, expected) => {
    expect(answersForPlace(holder({ bodyKind: 'subdistrict', jurisdictionCode: office }), code)).toBe(expected)
  })

  test('members and chairs do not look after a place by their seat', () => {
    for (const kind of ['member', 'chair', 'vice_chair', 'floor_liaison']) {
      expect(runsWorkstation(holder({ kind, unitId: 'u' }), 'u')).toBe(false)
    }
    expect(
      looksAfter(holder({ kind: 'specialist', unitId: 'u' }), [
        { unitId: 'v', code: null },
        { unitId: 'u', code: null },
      ]),
    ).toBe(true)
    expect(looksAfter(holder({ bodyKind: 'property', unitId: 'u' }), [{ unitId: 'u', code: '110107003' }])).toBe(false)
  })
})

describe('terms', () => {
  const day = fc.integer({ min: 0, max: 4000 }).map((n) => model.addDays('2020-01-01', n))
  test('a seat is held from its first day up to, not including, the day it or its body ends', () => {
    fc.assert(
      fc.property(day, fc.option(day), fc.option(day), day, (from, to, bodyEnds, asked) => {
        const held = model.heldOn({ personId: 'p', from, to, bodyEnds }, asked)
        const before = Temporal.PlainDate.compare(asked, from) < 0
        const after = [to, bodyEnds].some((end) => end !== null && Temporal.PlainDate.compare(asked, end) >= 0)
        expect(held).toBe(!before && !after)
        expect(model.heldOn({ personId: null, from, to, bodyEnds }, asked)).toBe(false)
      }),
    )
  })
})

describe('figures', () => {
  const means = { zh: '', en: '' }
  test.each([
    [24_460, 25_800, 1, 94.8],
    [0, 25_800, 1, 0],
    [0, 0, 1, null],
    [3, 4, 5, null],
    [4, 5, 5, 80],
  ])('%i of %i, at least %i: %s %%', (top, bottom, least, percent) => {
    expect(model.ratio(top, bottom, means, least)).toEqual({ top, bottom, percent, means })
  })

  test.each([
    [45, 32, 71],
    [4, 4, null],
    [5, 0, 0],
    [null, null, null],
    [30, null, null],
  ])('%s people, %s women: %s', (staff, women, share) => {
    expect(model.womenShare(staff, women)).toBe(share)
  })

  test.each([
    ['2026-11-22', false],
    ['2026-11-23', true],
    ['2027-02-21', true],
    ['2027-02-22', false],
    [null, false],
  ])('a lease to %s ends within 90 days of 23 November: %s', (end, soon) => {
    expect(model.leaseEndsSoon(end, '2026-11-23')).toBe(soon)
  })
})

describe('words', () => {
  test.each([
    [{ floor: '12', code: '1203', name: '' }, '12 层 1203 室'],
    [{ floor: '2', code: '201', name: '楼宇工作站' }, '2 层 楼宇工作站'],
  ])('%o', (space, text) => expect(model.spaceText(space)).toBe(text))

  test.each([
    [{ tenant: '颐家安宁', name: '', kind: 'office', code: '1203' }, '颐家安宁'],
    [{ tenant: null, name: '', kind: 'office', code: '1602' }, '空置'],
    [{ tenant: null, name: '大堂', kind: 'common', code: '102' }, '大堂'],
    [{ tenant: null, name: '', kind: 'common', code: 'B1' }, 'B1'],
  ])('%o', (space, label) => expect(model.cellLabel(space)).toBe(label))

  test.each([
    ['110107', 'district'],
    ['110107003', 'subdistrict'],
    ['110107003047', 'community'],
    ['110108003', null],
    ['1101070', null],
    ['11010700304x', null],
  ])('%s is a %s', (code, level) => expect(model.levelOf(code, 110107)).toBe(level))
})
