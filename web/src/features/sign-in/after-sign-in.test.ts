import type { Me } from '@liti/contract/session'
import { expect, test } from 'vitest'
import { placeAfter, wantedPlace } from './after-sign-in.ts'

const person = { id: 'p', name: '', phone: '', hasMail: false, lang: 'zh', seats: [], organisations: [], asked: [] as [] } as const
const me = (over: Partial<Me> = {}): Me => ({
  person: { ...person, seats: [], organisations: [], asked: [] },
  district: { id: 110107, name: '' },
  demo: false,
  unread: 0,
  secondFactor: 'none',
  password: 'none',
  idleEndsAt: null,
  ...over,
})
const seat: NonNullable<Me['person']>['seats'][number] = {
  id: 's',
  kind: 'head',
  title: { zh: '站长', en: 'Head' },
  bodyId: 'b',
  bodyKind: 'workstation',
  bodyName: { zh: '', en: '' },
  unitId: null,
  until: null,
}

test('only places inside the product are gone back to', () => {
  expect(wantedPlace('?to=/my')).toBe('/my')
  expect(wantedPlace('?to=//evil.example')).toBeNull()
  expect(wantedPlace('?to=/%5Cevil.example')).toBeNull()
  expect(wantedPlace('?to=https://evil.example')).toBeNull()
  // a browser passes over tabs and line ends in an address
  expect(wantedPlace('?to=/%09/evil.example')).toBeNull()
  expect(wantedPlace('?to=/%0A%5Cevil.example')).toBeNull()
  expect(wantedPlace('')).toBeNull()
})

test('the second factor comes first, then the wanted place, then the desk for staff', () => {
  const staff = me({ person: { ...person, seats: [seat], organisations: [] } })
  expect(placeAfter({ ...staff, secondFactor: 'due' }, '/desk/needs')).toBe('/sign-in/second-factor?to=%2Fdesk%2Fneeds')
  expect(placeAfter({ ...staff, secondFactor: 'set-up-due' }, null)).toBe('/me/second-factor')
  expect(placeAfter({ ...staff, password: 'due' }, null)).toBe('/me/password')
  expect(placeAfter(staff, '/my')).toBe('/my')
  expect(placeAfter(staff, null)).toBe('/desk')
  expect(placeAfter(me(), null)).toBe('/')
})
